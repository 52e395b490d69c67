import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Locale } from '@plenary/shared/localized.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SealDraft } from '@plenary/shared/seals.ts'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { ProofGivenUp } from '../with-proof.ts'
import { DraftStandings } from './draft-standings.tsx'
import styles from './seals.module.css'
import { useSeal } from './use-seals.ts'

interface SealFormProps {
  room: Room
  draft: SealDraft
  /** Where the text has changed meanwhile: what is to be sealed is another. */
  onLookAgain: () => void
  onClose: () => void
}

/** What would be sealed, what it means, in which language the files speak; and the press that does it. */
export function SealForm({ room, draft, onLookAgain, onClose }: SealFormProps) {
  const { t } = useLingui()
  const [language, setLanguage] = useState<Locale>(useLocale())
  const seal = useSeal(room.id, { isLocked: draft.isLocked, onDone: onSealed })
  const problem = seal.error instanceof ProofGivenUp ? null : seal.error
  const hasMoved = problem !== null && failureCode(problem) === 'text-moved'
  function onSealed() {
    showToast(t`The document is sealed`)
    onClose()
  }
  return (
    <>
      <p className={text.soft}>
        <Plural value={draft.words} one="# word" other="# words" />
        {' · '}
        <bdi dir="ltr" className={styles.hash}>
          {draft.hash.match(/.{1,4}/g)?.join(' ')}
        </bdi>
      </p>
      <DraftStandings draft={draft} />
      <ChoiceField
        label={t`Language of the text`}
        choices={[
          { id: 'en', label: 'English' },
          { id: 'fr', label: 'Français' },
        ]}
        chosen={language}
        onChoose={setLanguage}
      />
      <p className={text.help}>
        {!draft.isLocked && (
          <>
            <Trans>The document is locked first.</Trans>{' '}
          </>
        )}
        <Trans>
          Afterwards nobody can change the text, comment or sign, you neither. It can be opened again, with a
          reason that everybody in the document reads; what was sealed stays as it was.
        </Trans>
      </p>
      {problem && <ProblemNote error={problem} />}
      <DialogActions>
        <Button
          variant="primary"
          isWorking={seal.isPending}
          workingLabel={t`Sealing`}
          onClick={() => seal.mutate({ hash: draft.hash, language }, { onError: onLookAgain })}
        >
          {hasMoved ? <Trans>Seal the text of now</Trans> : <Trans>Seal</Trans>}
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </>
  )
}
