import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonVariant } from '../ui/button.tsx'
import { downloadFile } from '../ui/download-file.ts'

interface UnsavedWordsProps {
  /** A line for each block; asked for when they are wanted. */
  getWords: () => readonly string[]
  variant?: ButtonVariant
  isDense?: boolean
}

/** Gives the words that only this tab has, and nothing else of the document, as a file of plain text. */
export function UnsavedWords({ getWords, variant = 'quiet', isDense = false }: UnsavedWordsProps) {
  const { t } = useLingui()
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (isDone) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDone])
  const handleDownload = () => {
    const text = `${getWords().join('\n\n')}\n`
    // The name says nothing of the document: a file is seen by whoever looks at the device.
    downloadFile(`${t`my words`}.txt`, new Blob([text], { type: 'text/plain;charset=utf-8' }))
    setDone(true)
  }
  return (
    <Button variant={variant} isDense={isDense} onClick={handleDownload}>
      <Download aria-hidden size={isDense ? 16 : 20} strokeWidth={isDense ? 2 : 1.75} />
      <Trans>Download my unsaved words</Trans>
    </Button>
  )
}
