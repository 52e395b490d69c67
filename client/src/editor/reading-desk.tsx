import { useLingui } from '@lingui/react/macro'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { useEffect, useLayoutEffect, useRef } from 'react'
import '../drafting/drafting.css'
import type { Dressing } from '../drafting/dress.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { classNames } from '../ui/class-names.ts'
import { ReadingText } from './reading-text.ts'
import type { ShownText } from './shown-text.ts'
import './text.css'
import styles from './writing-desk.module.css'

interface ReadingDeskProps {
  provider: RoomProvider
  /** What stood above the sheet: the place of the tools is kept, so that the text stays where it was. */
  above: 'tools' | 'freeze' | null
  isNumbered: boolean
  dressing: Dressing
  onShown: (text: ShownText | null) => void
}

/** The sheet with the text as it is, to read and to follow, when the editor cannot hold all of it. */
export function ReadingDesk({ provider, above, isNumbered, dressing, onShown }: ReadingDeskProps) {
  const { t } = useLingui()
  const sheet = useRef<HTMLDivElement>(null)
  const unknown = t`This part needs a newer version of this page.`
  const table = t`Table`

  useLayoutEffect(() => {
    if (!sheet.current) return
    const text = new ReadingText(provider.doc.getXmlFragment(ROOT_NAME), sheet.current, {
      words: { unknown, table },
      dressing,
    })
    onShown(text)
    return () => {
      onShown(null)
      text.destroy()
    }
  }, [provider, unknown, table, dressing, onShown])

  return (
    <>
      {above === 'tools' && <div className={classNames(styles.tools, styles.unused)} />}
      <article className={classNames(styles.sheet, above === null && styles.alone)}>
        {/* As the editor has it when one only reads; Yjs fills it, not React. */}
        <div
          ref={sheet}
          id="text"
          className={classNames('room-text', isNumbered && 'is-numbered')}
          role="document"
          aria-label={t`Text of the document`}
          contentEditable={false}
          tabIndex={-1}
        />
      </article>
    </>
  )
}

/** Who was writing when the editor went finds the focus in the text, and not on nothing. */
export function useFocusAfterEditor(isReading: boolean): void {
  const hadEditor = useRef(!isReading)
  useEffect(() => {
    if (isReading && hadEditor.current && document.activeElement === document.body)
      document.getElementById('text')?.focus({ preventScroll: true })
    hadEditor.current = !isReading
  }, [isReading])
}
