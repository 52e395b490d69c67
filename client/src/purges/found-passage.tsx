import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { PurgePreview } from '@plenary/shared/purges.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { type SubmitEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { ProofGivenUp } from '../with-proof.ts'
import { ChosenVersions } from './chosen-versions.tsx'
import styles from './purge-dialog.module.css'
import { purge } from './use-purge.ts'

interface FoundPassageProps {
  room: Room
  words: string
  found: PurgePreview
  onBack: () => void
  onDone: () => void
}

/** The second step: where the words stand, which versions keep them, and a word typed to say that it is meant. */
export function FoundPassage({ room, words, found, onBack, onDone }: FoundPassageProps) {
  const { t } = useLingui()
  const [spared, setSpared] = useState<ReadonlySet<SnapshotId>>(new Set())
  const [typed, setTyped] = useState('')
  const [isRefused, setRefused] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const wanted = t`REMOVE`

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const isMeant = typed.trim().toLocaleUpperCase() === wanted
    setRefused(!isMeant)
    if (!isMeant || isWorking) return
    setWorking(true)
    setProblem(null)
    try {
      await purge(room.id, { words, spared: [...spared] })
      showToast(t`The passage was removed`)
      onDone()
    } catch (error) {
      if (!(error instanceof ProofGivenUp)) setProblem(error)
    } finally {
      setWorking(false)
    }
  }

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void handleSubmit(event)}>
      <blockquote className={styles.words} dir="auto">
        {words}
      </blockquote>
      <Places found={found} />
      {found.versions.length > 0 && (
        <ChosenVersions versions={found.versions} spared={spared} onSpare={setSpared} />
      )}
      <p>
        <b>
          <Trans>This cannot be undone.</Trans>
        </b>{' '}
        <Trans>
          With it, everything that was ever deleted from this text leaves the record of its changes.
          Everybody’s page opens the text again. Copies that people have made, mails and backups are not
          reached.
        </Trans>
      </p>
      <TextField
        label={t`Type ${wanted} to go on`}
        name="confirmation"
        value={typed}
        onChange={setTyped}
        error={isRefused ? t`Type the word ${wanted}, to show that it is meant.` : undefined}
        autoComplete="off"
        autoCapitalize="characters"
      />
      {problem !== null && <ProblemNote error={problem} />}
      <DialogActions>
        <Button type="submit" variant="danger" isWorking={isWorking} workingLabel={t`Removing it`}>
          <Trans>Remove for everybody</Trans>
        </Button>
        <Button variant="bare" onClick={onBack}>
          <Trans>Back</Trans>
        </Button>
      </DialogActions>
    </form>
  )
}

function Places({ found: { text, threads, hasOther } }: { found: PurgePreview }) {
  return (
    <ul className={styles.places}>
      <li>
        {text > 0 ? (
          <Plural value={text} one="In the text, in # place" other="In the text, in # places" />
        ) : (
          <Trans>Not in the text as it is now</Trans>
        )}
      </li>
      {threads > 0 && (
        <li>
          <Plural value={threads} one="In # comment that you see" other="In # comments that you see" />
        </li>
      )}
      {hasOther && (
        <li>
          <Trans>In the title, or in a note beside the text</Trans>
        </li>
      )}
    </ul>
  )
}
