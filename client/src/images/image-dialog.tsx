import { useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Editor } from '@tiptap/core'
import { flushSync } from 'react-dom'
import { Dialog } from '../ui/dialog.tsx'
import { ChooseImage } from './choose-image.tsx'
import { DescribeImage } from './describe-image.tsx'
import { describeImage, findImage, insertImage } from './image-in-text.ts'
import { ImageProgress } from './image-progress.tsx'
import type { AskedImage } from './use-image-question.ts'
import { useNewImage } from './use-new-image.ts'

interface ImageDialogProps {
  editor: Editor
  roomId: RoomId
  imageAddress: (id: string) => string
  asked: AskedImage
  onClose: () => void
}

/** Puts a picture into the text, or says anew what one shows that is there. */
export function ImageDialog({ asked, ...props }: ImageDialogProps) {
  return 'blockId' in asked ? <PresentImage {...props} {...asked} /> : <NewImage {...props} {...asked} />
}

type NewImageProps = Omit<ImageDialogProps, 'asked'> & { file: File | null; place: number | null }

/** Three steps: which one, what it shows, and off it goes. */
function NewImage({ editor, roomId, file, place, onClose }: NewImageProps) {
  const { t } = useLingui()
  const { step, choose, send, startAgain } = useNewImage(roomId, file)
  const put = async (alt: string) => {
    const kept = await send(alt)
    if (!kept || editor.isDestroyed) return
    // Closed first: it would take the focus back from the text.
    flushSync(onClose)
    insertImage(editor, kept, { alt, place })
    editor.view.focus()
  }
  return (
    <Dialog title={t`Put in a picture`} isOpen onOpenChange={onClose}>
      {step.at === 'choosing' && <ChooseImage refused={step.refused} onChoose={choose} onClose={onClose} />}
      {step.at === 'preparing' && (
        <ImageProgress label={t`Making the picture ready …`} onCancel={startAgain} />
      )}
      {step.at === 'sending' && <ImageProgress label={t`Sending the picture …`} onCancel={startAgain} />}
      {step.at === 'describing' && (
        <DescribeImage
          address={step.address}
          alt={step.alt}
          error={step.error}
          act={t`Put in`}
          onDone={(alt) => void put(alt)}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

type PresentImageProps = Omit<ImageDialogProps, 'asked'> & { blockId: string }

function PresentImage({ editor, imageAddress, blockId, onClose }: PresentImageProps) {
  const { t } = useLingui()
  const found = findImage(editor, blockId)
  const describe = (alt: string) => {
    flushSync(onClose)
    describeImage(editor, blockId, alt)
    editor.view.focus()
  }
  return (
    <Dialog title={t`What the picture shows`} isOpen onOpenChange={onClose}>
      <DescribeImage
        address={imageAddress(found?.image ?? '')}
        alt={found?.alt ?? null}
        error={null}
        act={t`Save`}
        onDone={describe}
        onClose={onClose}
      />
    </Dialog>
  )
}
