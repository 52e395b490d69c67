import { useLingui } from '@lingui/react/macro'
import { Dialog } from '../../ui/dialog.tsx'
import { keysText } from '../../ui/keys-text.ts'
import text from '../../ui/text.module.css'
import styles from './keys-dialog.module.css'

/** An act and its keys; several ways to the same are parted by a space. */
type KeyRow = { keys: readonly string[]; act: string }
type KeyGroup = { title: string; rows: readonly KeyRow[] }

/** Every key of a room, as it is. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const groups = useKeyGroups()
  return (
    <Dialog title={t`Keys in this room`} isWide isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <div className={styles.groups}>
        {groups.map(({ title, rows }) => (
          <section key={title} className={styles.group}>
            <h3 className={text.head}>{title}</h3>
            <dl className={styles.rows}>
              {rows.map(({ keys, act }) => (
                <div key={act} className={styles.row}>
                  <dt>{act}</dt>
                  <dd>
                    {keys.map((each) => (
                      <kbd key={each} className={styles.keys}>
                        {keysText(each)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function useKeyGroups(): KeyGroup[] {
  const { t } = useLingui()
  return [
    {
      title: t`The page`,
      rows: [
        row(t`To the next part of the page`, 'F6'),
        row(t`To the part before`, 'Shift+F6'),
        row(t`Leave the text, from a list or a table too`, 'Esc Tab'),
        row(t`The text alone, and back`, 'Ctrl+Alt+O'),
        row(t`Suggest, or edit again`, 'Ctrl+Alt+S'),
        row(t`These keys`, 'Mod+/', '?'),
      ],
    },
    {
      title: t`Find`,
      rows: [
        row(t`Find and replace`, 'Mod+F'),
        row(t`The next place, in the bar`, 'Enter', 'F3', 'Mod+G'),
        row(t`The place before, in the bar`, 'Shift+Enter', 'Shift+F3', 'Mod+Shift+G'),
        row(t`Back to the text, at the place`, 'Esc'),
      ],
    },
    {
      title: t`Blocks`,
      rows: [
        row(t`Begin a block, in an empty paragraph`, '/'),
        row(t`Headings`, 'Mod+Alt+1', 'Mod+Alt+2', 'Mod+Alt+3'),
        row(t`Body text`, 'Mod+Alt+0'),
        row(t`Bulleted list`, 'Mod+Shift+8'),
        row(t`Numbered list`, 'Mod+Shift+7'),
        row(t`Quotation`, 'Mod+Shift+B'),
        row(t`Recommendation, or paragraph again`, 'Ctrl+Alt+R'),
        row(t`What a recommendation says beside its words`, 'Alt+Enter'),
        row(t`What a picture shows, once it is selected`, 'Alt+Enter'),
        row(t`Footnote`, 'Ctrl+Alt+F'),
        row(t`From a footnote back to its sign`, 'Esc'),
        row(t`Move the block up`, 'Alt+Shift+↑'),
        row(t`Move the block down`, 'Alt+Shift+↓'),
        row(t`Next cell or deeper in a list`, 'Tab'),
        row(t`Cell before or out of a list`, 'Shift+Tab'),
        row(t`New line in the same paragraph`, 'Shift+Enter'),
      ],
    },
    {
      title: t`Words`,
      rows: [
        row(t`Bold`, 'Mod+B'),
        row(t`Italic`, 'Mod+I'),
        row(t`Underline`, 'Mod+U'),
        row(t`Strike through`, 'Mod+Shift+S'),
        row(t`Undo what you did`, 'Mod+Z'),
        row(t`Redo`, 'Mod+Shift+Z', 'Mod+Y'),
        row(t`Paste without any formatting`, 'Mod+Shift+V'),
      ],
    },
    {
      title: t`Comments`,
      rows: [
        row(t`Comment on the selected words`, 'Mod+Alt+M'),
        row(t`The next comment`, 'Mod+Alt+.'),
        row(t`The comment before`, 'Mod+Alt+,'),
        row(t`Send the comment`, 'Mod+Enter'),
      ],
    },
  ]
}

function row(act: string, ...keys: string[]): KeyRow {
  return { act, keys }
}
