import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { classNames } from '../ui/class-names.ts'
import { DialogActions } from '../ui/dialog.tsx'
import text from '../ui/text.module.css'
import { beginningOf } from './beginning-of.ts'
import { useDroppedWords, useFoundWords } from './found-words.ts'
import styles from './import.module.css'
import { ImportWarningList } from './import-warning-list.tsx'
import type { ImportedText, Reading } from './imported-text.ts'
import { INSERT_PLACES, type InsertPlace } from './insert-text.ts'

interface ImportPreviewProps {
  file: File
  imported: ImportedText
  reading: Reading
  /** Whether there is a text already, before, after or instead of which it could stand. */
  hasText: boolean
  /** The text could not be changed when that was asked for. */
  isRefused: boolean
  onReading: (reading: Reading) => void
  onInsert: (place: InsertPlace) => void
  onBack: () => void
}

/** What was read of a file and what was not, and where it is to go. Nothing of it is in the text before. */
export function ImportPreview(props: ImportPreviewProps) {
  const { imported, hasText, isRefused, onInsert, onBack } = props
  const [place, setPlace] = useState<InsertPlace>('end')
  const placeWords = usePlaceWords()
  const chosen = hasText ? place : 'end'
  const title = useRef<HTMLHeadingElement>(null)
  // What had the focus has gone from the dialog; from here one reads on.
  useEffect(() => title.current?.focus(), [])
  return (
    <div className={styles.parts}>
      <section className={styles.part} aria-labelledby="import-file">
        <h3 ref={title} tabIndex={-1} id="import-file" className={classNames(text.head, styles.title)}>
          <bdi>{props.file.name}</bdi>
        </h3>
        <Found found={imported.found} />
        <blockquote className={styles.beginning} dir="auto">
          {beginningOf(imported.document)}
        </blockquote>
      </section>
      <ImportWarningList warnings={imported.warnings} reading={props.reading} onReading={props.onReading} />
      <LeftOut dropped={imported.dropped} />
      {hasText && <PlaceField chosen={place} onChoose={setPlace} />}
      {isRefused && <Refused />}
      <DialogActions>
        <Button variant="primary" onClick={() => onInsert(chosen)}>
          {hasText ? placeWords[chosen].label : <Trans>Insert</Trans>}
        </Button>
        <Button variant="bare" onClick={onBack}>
          <Trans>Choose another file</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}

function Found({ found }: { found: ImportedText['found'] }) {
  const { t } = useLingui()
  const words = useFoundWords(found)
  return (
    <ul className={styles.found} aria-label={t`Read from the file`}>
      {words.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

function LeftOut({ dropped }: { dropped: ImportedText['dropped'] }) {
  const words = useDroppedWords(dropped)
  if (words.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="import-left-out">
      <h3 id="import-left-out" className={text.head}>
        <Trans>Left out</Trans>
      </h3>
      <ul className={styles.leftOut}>
        {words.map(({ kind, words: each }) => (
          <li key={kind}>{each}</li>
        ))}
      </ul>
    </section>
  )
}

type PlaceFieldProps = { chosen: InsertPlace; onChoose: (place: InsertPlace) => void }

function PlaceField({ chosen, onChoose }: PlaceFieldProps) {
  const { t } = useLingui()
  const words = usePlaceWords()
  return (
    <ChoiceField
      label={t`Where it goes`}
      choices={INSERT_PLACES.map((id) => ({ id, ...words[id] }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

function usePlaceWords(): Record<InsertPlace, { label: string; help: string }> {
  const { t } = useLingui()
  return {
    end: { label: t`Insert at the end`, help: t`After everything that is written, before the notes.` },
    caret: { label: t`Insert at the caret`, help: t`Where you were writing when you opened this.` },
    replace: {
      label: t`Replace the text`,
      help: t`Instead of everything that is written, for everybody. One step of undo brings it back.`,
    },
  }
}

function Refused() {
  return (
    <div role="alert" className={styles.note}>
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
      <p>
        <b>
          <Trans>Nothing was put in.</Trans>
        </b>{' '}
        <Trans>The text cannot be changed like this now. It may have been frozen, or ask for “Edit”.</Trans>
      </p>
    </div>
  )
}
