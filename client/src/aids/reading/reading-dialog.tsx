import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { goToBlock } from '../../editor/go-to.ts'
import { Dialog } from '../../ui/dialog.tsx'
import text from '../../ui/text.module.css'
import { type PlacedSentence, type ReadPart, readText } from './read-text.ts'
import type { MeasuredLanguage, Readability } from './readability.ts'
import styles from './reading-dialog.module.css'

/** How easily the text reads, as a whole, by section, and where its longest sentences stand. */
export function ReadingDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useLingui()
  const [{ whole, parts, longest }] = useState(() => readText(editor.state.doc))
  function goTo(blockId: string) {
    onClose()
    // The dialog gives the focus back to where it was first.
    setTimeout(() => editor.isDestroyed || goToBlock(editor, blockId))
  }
  return (
    <Dialog
      title={t`How easily it reads`}
      subtitle={t`A hint for plain language, not a judgement. Headings, tables and suggestions are left out.`}
      isWide
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <div className={styles.dialog}>
        <ul className={styles.whole}>
          {whole.map(({ language, measure }) => (
            <li key={language}>
              <Whole language={language} measure={measure} />
            </li>
          ))}
          {whole.length === 0 && (
            <li className={text.help}>
              <Trans>There is nothing yet in a language that can be measured here.</Trans>
            </li>
          )}
        </ul>
        <section>
          <h3 className={text.head}>
            <Trans>By section</Trans>
          </h3>
          <ul className={styles.rows}>
            {parts.map((part) => (
              <li key={part.blockId}>
                <Part part={part} onGo={() => goTo(part.blockId)} />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className={text.head}>
            <Trans>The longest sentences</Trans>
          </h3>
          <ul className={styles.rows}>
            {longest.map((sentence) => (
              <li key={`${sentence.blockId} ${sentence.text}`}>
                <Sentence sentence={sentence} onGo={() => goTo(sentence.blockId)} />
              </li>
            ))}
          </ul>
        </section>
        <p className={text.help}>
          <Trans>
            English: Flesch reading ease (R. Flesch, Journal of Applied Psychology 32, 1948). French: its fit
            to French (L. Kandel and A. Moles, Cahiers Études de Radio-Télévision 19, 1958). Both count words
            and syllables, and know nothing of sense. There is no measure here for other languages.
          </Trans>
        </p>
      </div>
    </Dialog>
  )
}

function Whole({ language, measure }: { language: MeasuredLanguage; measure: Readability }) {
  const ease = useEase(measure.score)
  const words = Math.round(measure.wordsPerSentence)
  return (
    <>
      <span className={styles.score}>{measure.score}</span>
      <span>
        <b className={text.medium}>
          {language === 'en' ? <Trans>The text in English</Trans> : <Trans>The text in French</Trans>}
        </b>
        {' · '}
        {ease}
        <br />
        <span className={text.help}>
          <Plural value={words} one="# word a sentence on average" other="# words a sentence on average" />
        </span>
      </span>
    </>
  )
}

function Part({ part, onGo }: { part: ReadPart; onGo: () => void }) {
  const { t } = useLingui()
  const { title, level, measure } = part
  return (
    <button type="button" onClick={onGo} className={styles.row} data-level={level}>
      <span className={styles.words}>{title || t`Before the first heading`}</span>
      {measure ? (
        <Measured measure={measure} />
      ) : (
        <span className={text.help}>
          <Trans>No measure for this language</Trans>
        </span>
      )}
    </button>
  )
}

function Measured({ measure }: { measure: Readability }) {
  return (
    <span className={styles.measured}>
      {useEase(measure.score)} <span className={styles.figure}>{measure.score}</span>
    </span>
  )
}

function Sentence({ sentence, onGo }: { sentence: PlacedSentence; onGo: () => void }) {
  const { words } = sentence
  return (
    <button type="button" onClick={onGo} className={styles.row}>
      <q className={styles.words}>{sentence.text}</q>
      <span className={styles.measured}>
        <Plural value={words} one="# word" other="# words" />
      </span>
    </button>
  )
}

/** Flesch's own steps, in three words fewer. */
function useEase(score: number): string {
  const { t } = useLingui()
  if (score >= 70) return t`Easy`
  if (score >= 60) return t`Plain`
  if (score >= 50) return t`Fairly difficult`
  if (score >= 30) return t`Difficult`
  return t`Very difficult`
}
