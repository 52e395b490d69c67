import { withMessages } from '../i18n.ts'
import { LatePart } from '../ui/late-part.tsx'
import type { Aids } from './use-aids.ts'

const loadFind = () => withMessages('aids', import('./find/find-bar.tsx')).then(({ FindBar }) => FindBar)
const loadTextAids = () => withMessages('aids', import('./text-aids.tsx')).then(({ TextAids }) => TextAids)
const loadReading = () =>
  withMessages('aids', import('./reading/reading-dialog.tsx')).then(({ ReadingDialog }) => ReadingDialog)
const loadKeys = () =>
  withMessages('aids', import('./help/keys-dialog.tsx')).then(({ KeysDialog }) => KeysDialog)

interface RoomAidsProps {
  aids: Aids
  /** Whether the keys change the text now. */
  isWriting: boolean
}

/** The bar that finds words, over the top of the sheet. */
export function FindPlace({ aids, isWriting }: RoomAidsProps) {
  const { editor, panel, close } = aids
  const isOpen = panel === 'find'
  return (
    <LatePart load={loadFind} isWanted={isOpen}>
      {(FindBar) => isOpen && editor && <FindBar editor={editor} canReplace={isWriting} onClose={close} />}
    </LatePart>
  )
}

/** All other aids of a room; the code of each comes when it is asked for, or soon after somebody begins to write. */
export function RoomAids({ aids, isWriting }: RoomAidsProps) {
  const { editor, isSuggesting, panel, close } = aids
  const isReading = panel === 'reading'
  const isHelping = panel === 'keys'
  return (
    <>
      <LatePart load={loadTextAids} isWanted={false}>
        {(TextAids) => editor && isWriting && <TextAids editor={editor} isSuggesting={isSuggesting} />}
      </LatePart>
      <LatePart load={loadReading} isWanted={isReading}>
        {(ReadingDialog) => isReading && editor && <ReadingDialog editor={editor} onClose={close} />}
      </LatePart>
      <LatePart load={loadKeys} isWanted={isHelping}>
        {(KeysDialog) => isHelping && <KeysDialog onClose={close} />}
      </LatePart>
    </>
  )
}
