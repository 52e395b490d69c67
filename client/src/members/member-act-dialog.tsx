import { Trans, useLingui } from '@lingui/react/macro'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { failureCode } from '../api.ts'
import { isolate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { ProofGivenUp } from '../with-proof.ts'
import styles from './member-act-dialog.module.css'
import type { AskedAct } from './member-acts.ts'
import { useAskWords } from './use-ask-words.ts'
import { usePerformAct } from './use-perform-act.ts'

interface MemberActDialogProps {
  coalition: Coalition
  asked: AskedAct
  /** The organisations that could take over from the one of the member. */
  heirs: readonly OrganizationRecord[]
  /** It has been done; the list is fresh. */
  onDone: () => void
  onClose: () => void
}

/** Says what an act on a member does, and does it. When somebody leaves a gap, it asks who fills it. */
export function MemberActDialog({ coalition, asked, heirs, onDone, onClose }: MemberActDialogProps) {
  const words = useAskWords(asked, coalition)
  const [problem, setProblem] = useState<unknown>(null)
  const [needsHeir, setNeedsHeir] = useState(false)
  const [heirId, setHeirId] = useState<OrganizationId | ''>('')
  const body = useRef<HTMLDivElement>(null)
  const { perform, isWorking } = usePerformAct(coalition.slug, asked)

  async function handleConfirm() {
    if (needsHeir && heirId === '') return focusSelect(body.current)
    setProblem(null)
    try {
      await perform(heirId === '' ? null : heirId)
      showToast(words.done)
      onDone()
    } catch (error) {
      if (error instanceof ProofGivenUp) return
      if (failureCode(error) !== 'hand-over-needed') return setProblem(error)
      // No failure but a question: drawn before the focus moves there, so that it is read out.
      flushSync(() => setNeedsHeir(true))
      focusSelect(body.current)
    }
  }

  const isDanger = ['suspend', 'remove', 'leave'].includes(asked.act)
  return (
    <Dialog title={words.title} isOpen onOpenChange={onClose}>
      <div ref={body} className={styles.body}>
        <p>{words.consequence}</p>
        {needsHeir && <HeirField {...{ coalition, asked, heirs }} chosen={heirId} onChoose={setHeirId} />}
        {problem !== null && <ProblemNote error={problem} />}
      </div>
      <DialogActions>
        <Button
          variant={isDanger ? 'danger' : 'primary'}
          isWorking={isWorking}
          workingLabel={words.working}
          onClick={() => void handleConfirm()}
        >
          {words.confirm}
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  )
}

interface HeirFieldProps {
  coalition: Coalition
  asked: AskedAct
  heirs: readonly OrganizationRecord[]
  chosen: OrganizationId | ''
  onChoose: (id: OrganizationId | '') => void
}

/** Which organisation takes over: nothing is chosen beforehand, since it cannot be taken back. */
function HeirField({ coalition, asked, heirs, chosen, onChoose }: HeirFieldProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const leaving = coalition.organizations.find(({ id }) => id === asked.member.organizationId)
  const name = isolate(leaving?.shortName ?? '')
  if (heirs.length === 0) {
    return (
      <p>
        <Trans>
          Nobody else speaks for {name}, and no other organisation could take over from it. Bring somebody in
          for one first.
        </Trans>
      </p>
    )
  }
  return (
    <SelectField
      label={t`Who takes over from ${name}?`}
      help={t`Nobody else speaks for it. What it may do in documents goes to the organisation that you choose; this cannot be taken back.`}
      choices={[
        { id: '', label: t`Choose an organisation` },
        ...heirs.map((heir) => ({ id: heir.id, label: heir.name[locale] })),
      ]}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

function focusSelect(body: HTMLElement | null) {
  body?.querySelector('select')?.focus()
}
