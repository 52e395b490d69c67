import { useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import text from '../ui/text.module.css'
import type { FileNameParts } from './file-name.ts'
import styles from './file-name-line.module.css'

/** The name that the office asks for, to copy. What nobody knows here stands in square brackets. */
export function FileNameLine({ parts }: { parts: FileNameParts }) {
  const { t } = useLingui()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const { kind, stakeholder } = parts
  const state = parts.state ?? t`[State]`
  const month = t`[month and year]`
  const name =
    kind === 'joint'
      ? t`${stakeholder} - joint UPR submission - ${state} - ${month}`
      : t`${stakeholder} - individual UPR submission - ${state} - ${month}`
  async function copy() {
    try {
      await navigator.clipboard.writeText(name)
      setOutcome('copied')
    } catch {
      // No clipboard here: refused by the person, or not a safe connection.
      setOutcome('failed')
    }
  }
  return (
    <>
      <div className={styles.line}>
        <bdi className={styles.name}>{name}</bdi>
        <IconButton
          icon={outcome === 'copied' ? Check : Copy}
          label={t`Copy the name of the file`}
          isDense
          onClick={() => void copy()}
        />
      </div>
      <p role="status" className={text.help}>
        {outcome === 'copied' && t`Copied.`}
        {outcome === 'failed' && t`Your browser does not copy here: select the name and copy it by hand.`}
      </p>
    </>
  )
}
