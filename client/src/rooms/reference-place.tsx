import type { Aids } from '../aids/use-aids.ts'
import type { Numbers } from '../drafting/numbers.ts'
import { withMessages } from '../i18n.ts'
import { LatePart } from '../ui/late-part.tsx'

const loadDialog = () =>
  withMessages('aids', import('../aids/reference/reference-dialog.tsx')).then(
    ({ ReferenceDialog }) => ReferenceDialog,
  )

/** The dialog in which one chooses what to refer to. */
export function ReferencePlace({ aids, numbers }: { aids: Aids; numbers: Numbers }) {
  const { editor, panel, close } = aids
  const isOpen = panel === 'reference'
  return (
    <LatePart load={loadDialog} isWanted={isOpen}>
      {(ReferenceDialog) =>
        isOpen && editor && <ReferenceDialog editor={editor} numbers={numbers} onClose={close} />
      }
    </LatePart>
  )
}
