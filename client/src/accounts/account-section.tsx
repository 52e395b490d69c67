import { type ReactNode, useId } from 'react'
import text from '../ui/text.module.css'
import styles from './account-section.module.css'

interface AccountSectionProps {
  /** By which a link leads to it. */
  id?: string
  title: string
  /** What it is about, below the title. */
  help?: ReactNode
  children: ReactNode
}

/** One matter of the account page, under a heading. */
export function AccountSection({ id, title, help, children }: AccountSectionProps) {
  const titleId = useId()
  return (
    <section id={id} aria-labelledby={titleId} className={styles.section}>
      <h2 id={titleId} className={text.panel}>
        {title}
      </h2>
      {help && <p className={styles.lead}>{help}</p>}
      {children}
    </section>
  )
}

interface WayInProps {
  title: string
  /** How it stands: how many, which address, on or off. */
  state: ReactNode
  /** The buttons, beside the words where there is room. */
  acts?: ReactNode
  children?: ReactNode
}

/** One way into the account: what it is, how it stands, what one can do about it. */
export function WayIn({ title, state, acts, children }: WayInProps) {
  return (
    <div className={styles.way}>
      <div className={styles.row}>
        <div className={styles.words}>
          <h3 className={text.head}>{title}</h3>
          <div className={text.help}>{state}</div>
        </div>
        {acts && <div className={styles.rowActs}>{acts}</div>}
      </div>
      {children}
    </div>
  )
}
