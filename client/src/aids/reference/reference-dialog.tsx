import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Numbers } from '../../drafting/numbers.ts'
import { chainOnText } from '../../editor/chain-on-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import text from '../../ui/text.module.css'
import { TextField } from '../../ui/text-field.tsx'
import styles from './reference-dialog.module.css'
import { matching, type Target, targetsIn } from './targets.ts'

interface ReferenceDialogProps {
  editor: Editor
  numbers: Numbers
  onClose: () => void
}

/** All that a text can refer to: one seeks it by its number or its words, and puts its number in at the caret. */
export function ReferenceDialog({ editor, numbers, onClose }: ReferenceDialogProps) {
  const { t } = useLingui()
  const [sought, setSought] = useState('')
  const [targets] = useState(() => targetsIn(editor, numbers.labels))
  const found = matching(targets, sought)
  const refer = ({ id }: Target) => {
    // Gone before the text takes the focus, or the dialog would give it back to where it came from.
    flushSync(onClose)
    chainOnText(editor)
      .insertContent({ type: 'crossReference', attrs: { target: id } })
      .run()
  }
  return (
    <Dialog
      title={t`Refer to a place in the text`}
      subtitle={t`What you choose stands here by its number, whatever that becomes.`}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <TargetList found={found} sought={sought} onSeek={setSought} onChoose={refer} />
      {found.length === 0 && (
        <p className={text.quiet}>
          {targets.length === 0 ? (
            <Trans>
              Nothing in this text has a number yet: a heading, a recommendation, a numbered paragraph.
            </Trans>
          ) : (
            <Trans>Nothing with a number has these words.</Trans>
          )}
        </p>
      )}
    </Dialog>
  )
}

interface TargetListProps {
  found: readonly Target[]
  sought: string
  onSeek: (sought: string) => void
  onChoose: (target: Target) => void
}

/** A field with its list: arrows go through the list while the focus stays in the field (ARIA combobox). */
function TargetList({ found, sought, onSeek, onChoose }: TargetListProps) {
  const { t } = useLingui()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const chosen = Math.min(at, found.length - 1)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const handleKey = (event: KeyboardEvent) => {
    const target = found[chosen]
    if (event.key === 'Enter' && target) onChoose(target)
    else if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextField
        label={t`Number or words`}
        value={sought}
        onChange={(value) => {
          onSeek(value)
          setAt(0)
        }}
        onKeyDown={handleKey}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        autoComplete="off"
        autoFocus
      />
      <div ref={list} id={id} role="listbox" aria-label={t`Places in the text`} className={styles.list}>
        {found.map((target, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the field's.
          <div
            key={target.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(target)}
          >
            <b dir="auto">{target.label}</b>
            <span dir="auto">{target.words}</span>
          </div>
        ))}
      </div>
    </>
  )
}
