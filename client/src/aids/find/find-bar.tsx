import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { keysText } from '../../ui/keys-text.ts'
import styles from './find-bar.module.css'
import type { FindOptions } from './find-matches.ts'
import { FindSession, type FindState } from './find-session.ts'
import './found.css'

interface FindBarProps {
  editor: Editor
  /** Whether one may put other words in the text now. */
  canReplace: boolean
  onClose: () => void
}

const LOOSE: FindOptions = { matchCase: false, wholeWords: false, matchAccents: false }
const NOTHING: FindState = { count: 0, current: 0 }
const never = () => () => {}

/** Finds words in the text and puts others in their place. Esc goes back to the text, at the place that was found. */
export function FindBar({ editor, canReplace, onClose }: FindBarProps) {
  const { t } = useLingui()
  const [words, setWords] = useState(() => selectedWords(editor))
  const [other, setOther] = useState('')
  const [options, setOptions] = useState(LOOSE)
  const [done, setDone] = useState<number | null>(null)
  const session = useFindSession(editor)
  const state = useSyncExternalStore(session?.subscribe ?? never, () => session?.state ?? NOTHING)
  const field = useFieldOfFind()
  useEffect(() => {
    setDone(null)
    session?.search(words, options)
  }, [session, words, options])

  function close() {
    session?.leave()
    onClose()
  }
  function handleKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
    const isNext = event.key === 'F3' || (event.code === 'KeyG' && (event.ctrlKey || event.metaKey))
    if (!isNext) return
    event.preventDefault()
    session?.step(event.shiftKey ? -1 : 1)
  }
  function handleFindKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    setDone(null)
    session?.step(event.shiftKey ? -1 : 1)
  }
  function handleReplace(event: FormEvent) {
    event.preventDefault()
    session?.replace(other)
  }

  return (
    <div className={styles.place}>
      <search aria-label={t`Find in the text`} className={styles.bar} onKeyDown={handleKeyDown}>
        <div className={styles.row}>
          <input
            ref={field}
            type="text"
            aria-label={t`Find`}
            placeholder={t`Find`}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={handleFindKey}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            className={styles.field}
          />
          <Count state={state} hasWords={words !== ''} done={done} />
          <IconButton
            icon={ChevronUp}
            label={t`The one before`}
            shortcut={keysText('Shift+Enter')}
            isDense
            onClick={() => session?.step(-1)}
          />
          <IconButton
            icon={ChevronDown}
            label={t`The next one`}
            shortcut="Enter"
            isDense
            onClick={() => session?.step(1)}
          />
          <IconButton icon={X} label={t`Close`} shortcut="Esc" isDense onClick={close} />
        </div>
        <Options options={options} onChange={setOptions} />
        {canReplace && (
          <form className={styles.row} onSubmit={handleReplace}>
            <input
              type="text"
              aria-label={t`Replace with`}
              placeholder={t`Replace with`}
              value={other}
              onChange={(event) => setOther(event.target.value)}
              autoComplete="off"
              className={styles.field}
            />
            <Button type="submit" isDense disabled={state.count === 0}>
              <Trans>Replace</Trans>
            </Button>
            <Button
              isDense
              disabled={state.count === 0}
              onClick={() => setDone(session?.replaceAll(other) ?? null)}
            >
              <Trans>Replace all</Trans>
            </Button>
          </form>
        )}
      </search>
    </div>
  )
}

function Options({ options, onChange }: { options: FindOptions; onChange: (options: FindOptions) => void }) {
  const { t } = useLingui()
  const names: [keyof FindOptions, string][] = [
    ['matchCase', t`Match case`],
    ['matchAccents', t`Match accents`],
    ['wholeWords', t`Whole words`],
  ]
  return (
    <fieldset className={styles.options}>
      <legend className={styles.unseen}>
        <Trans>How words are found</Trans>
      </legend>
      {names.map(([name, label]) => (
        <label key={name} className={styles.option}>
          <input
            type="checkbox"
            checked={options[name]}
            onChange={(event) => onChange({ ...options, [name]: event.target.checked })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function Count({ state, hasWords, done }: { state: FindState; hasWords: boolean; done: number | null }) {
  const { current, count } = state
  return (
    <span role="status" className={styles.count}>
      {done !== null ? (
        <Plural value={done} one="# replaced" other="# replaced" />
      ) : count > 0 ? (
        <Trans>
          {current} of {count}
        </Trans>
      ) : (
        hasWords && <Trans>None found</Trans>
      )}
    </span>
  )
}

function useFindSession(editor: Editor): FindSession | null {
  const [session, setSession] = useState<FindSession | null>(null)
  useEffect(() => {
    const begun = new FindSession(editor)
    setSession(begun)
    return () => {
      setSession(null)
      begun.destroy()
    }
  }, [editor])
  return session
}

/** The field takes the focus when the bar opens, and again when its key is pressed in the text. */
function useFieldOfFind() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.select()
    const again = (event: globalThis.KeyboardEvent) => {
      const isFind = event.code === 'KeyF' && (event.ctrlKey || event.metaKey)
      if (isFind && !event.altKey && !event.shiftKey) field.current?.select()
    }
    window.addEventListener('keydown', again)
    return () => window.removeEventListener('keydown', again)
  }, [])
  return field
}

/** Of one line: more is no word that one looks for. */
function selectedWords({ state }: Editor): string {
  const { from, to, $from, $to } = state.selection
  return $from.sameParent($to) && to - from < 100 ? state.doc.textBetween(from, to) : ''
}
