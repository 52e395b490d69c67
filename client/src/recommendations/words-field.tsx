import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { XmlElement } from 'yjs'
import { plainWords } from './edit-words.ts'
import { useTypedWords } from './use-typed-words.ts'
import styles from './words-field.module.css'

interface WordsFieldProps {
  element: XmlElement
  label: string
  lang: string | null
  onClose: () => void
}

/**
 * The words of a recommendation as they are typed: each key is an edit of the text that all share, and what others write
 * meanwhile comes in around the caret. There is nothing to save; Enter and Esc lead out.
 */
export function WordsField({ element, label, lang, onClose }: WordsFieldProps) {
  const { t } = useLingui()
  const field = useRef<HTMLTextAreaElement>(null)
  const [first] = useState(() => plainWords(element))
  const typed = useTypedWords(element, field)
  useEffect(() => {
    const input = field.current
    input?.focus()
    input?.setSelectionRange(input.value.length, input.value.length)
  }, [])
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isCommand = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (key === 'enter' || key === 'escape') onClose()
    else if (isCommand && key === 'z') typed[event.shiftKey ? 'redo' : 'undo']()
    else if (isCommand && key === 'y') typed.redo()
    else return
    event.preventDefault()
  }
  return (
    <textarea
      ref={field}
      dir="auto"
      rows={2}
      lang={lang ?? undefined}
      aria-label={label}
      title={t`Enter or Esc to finish`}
      defaultValue={first}
      onChange={typed.take}
      onCompositionStart={() => typed.setComposing(true)}
      onCompositionEnd={() => typed.setComposing(false)}
      onKeyDown={handleKeyDown}
      onBlur={onClose}
      className={styles.field}
    />
  )
}
