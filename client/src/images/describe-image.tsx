import { Trans, useLingui } from '@lingui/react/macro'
import { IMAGE_ALT_MAX_CHARS } from '@plenary/shared/limits.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ImageProblem } from './image-problem.tsx'
import styles from './images.module.css'

interface DescribeImageProps {
  address: string
  /** What is said of it now: null for nothing yet, empty for a decoration. */
  alt: string | null
  /** Why it could not be put in. */
  error: unknown
  /** What the button says. */
  act: string
  onDone: (alt: string) => void
  onClose: () => void
}

/** What a picture shows, in words, for who does not see it; or that it is decoration, which one says expressly. */
export function DescribeImage({ address, alt, error, act, onDone, onClose }: DescribeImageProps) {
  const { t } = useLingui()
  const [kind, setKind] = useState<'telling' | 'decorative'>(alt === '' ? 'decorative' : 'telling')
  const [words, setWords] = useState(alt ?? '')
  const [fault, setFault] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'decorative') return onDone('')
    const line = inOneLine(words)
    if (line !== '' && line.length <= IMAGE_ALT_MAX_CHARS) return onDone(line)
    setFault(
      line === ''
        ? t`Say what the picture shows, or choose that it is decoration.`
        : t`At most ${IMAGE_ALT_MAX_CHARS} characters. What needs more belongs into the text.`,
    )
    field.current?.focus()
  }
  return (
    <form className={styles.parts} noValidate onSubmit={handleSubmit}>
      {error !== null && <ImageProblem error={error} />}
      <img className={styles.preview} src={address} alt={t`The picture, as it will be in the text`} />
      <ChoiceField
        label={t`For those who do not see it`}
        chosen={kind}
        onChoose={setKind}
        choices={[
          { id: 'telling', label: t`It says something` },
          {
            id: 'decorative',
            label: t`It is decoration`,
            help: t`It is passed over when the text is read out.`,
          },
        ]}
      />
      {kind === 'telling' && (
        <LongTextField
          ref={field}
          label={t`What it shows`}
          name="alt"
          value={words}
          onChange={(value) => {
            setWords(value)
            setFault(undefined)
          }}
          error={fault}
          help={t`One sentence or two: what the text needs of it. Of a chart, what follows from it.`}
          isDocument
        />
      )}
      <DialogActions>
        <Button variant="primary" type="submit">
          {act}
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </form>
  )
}
