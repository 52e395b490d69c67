import type { LucideIcon } from 'lucide-react'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './file-drop.module.css'
import text from './text.module.css'

interface FileDropProps {
  icon: LucideIcon
  /** The name of the field for who hears it. */
  label: string
  /** What one is asked for, and which files are taken. */
  ask: string
  help: string
  /** Kinds of files, as the browser filters them. */
  accept: string
  onChoose: (file: File) => void
}

/** A field for one file, chosen or dropped. It takes the focus when it comes. */
export function FileDrop({ icon: Icon, label, ask, help, accept, onChoose }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const helpId = useId()
  const field = useRef<HTMLInputElement>(null)
  // Also when one comes back here, and what had the focus has gone.
  useEffect(() => field.current?.focus(), [])
  function handleOver(event: DragEvent) {
    event.preventDefault()
    setOver(true)
  }
  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onChoose(file)
  }
  return (
    <label
      className={classNames(styles.drop, isOver && styles.over)}
      onDragOver={handleOver}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
    >
      <Icon aria-hidden size={28} strokeWidth={1.5} />
      <span className={text.medium}>{ask}</span>
      <span id={helpId} className={text.help}>
        {help}
      </span>
      <input
        ref={field}
        type="file"
        accept={accept}
        className={styles.file}
        aria-label={label}
        aria-describedby={helpId}
        onChange={({ target }) => target.files?.[0] && onChoose(target.files[0])}
      />
    </label>
  )
}
