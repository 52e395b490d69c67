import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './panel-title.module.css'

/** The title of what has taken the place of a form: it takes the focus, so that it is read out. */
export function PanelTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const isNowhere = document.activeElement === document.body || document.activeElement === null
    if (isNowhere) title.current?.focus()
  }, [])
  return (
    <h2 ref={title} tabIndex={-1} className={classNames(text.panel, styles.title)}>
      {children}
    </h2>
  )
}
