import type { RoomId } from '@plenary/shared/ids.ts'
import type { Editor } from '@tiptap/core'
import { withMessages } from '../i18n.ts'
import { useImageQuestion } from '../images/use-image-question.ts'
import { LatePart } from '../ui/late-part.tsx'

const loadDialog = () =>
  withMessages('images', import('../images/image-dialog.tsx')).then(({ ImageDialog }) => ImageDialog)

interface ImagePlaceProps {
  editor: Editor | null
  roomId: RoomId
  imageAddress: (id: string) => string
}

/** The dialog in which a picture is put in or described. */
export function ImagePlace({ editor, ...place }: ImagePlaceProps) {
  const { asked, close } = useImageQuestion(editor)
  if (!asked || !editor) return null
  return (
    <LatePart load={loadDialog} isWanted>
      {(ImageDialog) => <ImageDialog editor={editor} {...place} asked={asked} onClose={close} />}
    </LatePart>
  )
}
