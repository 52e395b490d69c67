import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useChooseMechanism } from '../plans/use-plan.ts'
import { Dialog } from '../ui/dialog.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { LimitForm } from './limit-form.tsx'
import { MechanismLimit } from './mechanism-limit.tsx'
import styles from './section-dialog.module.css'
import { mechanismsQuery } from './use-mechanisms.ts'

interface PlanDialogProps {
  room: Room
  plan: RoomPlan
  onClose: () => void
}

/** Which mechanism a document follows, and the limit that counts for it. */
export function PlanDialog({ room, plan, onClose }: PlanDialogProps) {
  const { t } = useLingui()
  return (
    <Dialog title={t`Mechanism and limit`} isOpen onOpenChange={onClose}>
      <div className={styles.form}>
        <MechanismChoice room={room} plan={plan} />
        {plan.mechanism && (
          <div>
            <p className={text.head}>
              <Trans>What its rules say</Trans>
            </p>
            <MechanismLimit mechanism={plan.mechanism} />
          </div>
        )}
        <LimitForm key={plan.mechanism?.key} room={room} plan={plan} onClose={onClose} />
      </div>
    </Dialog>
  )
}

function MechanismChoice({ room, plan }: Pick<PlanDialogProps, 'room' | 'plan'>) {
  const { t } = useLingui()
  const locale = useLocale()
  const { slug } = room.coalition
  const { data, error } = useQuery(mechanismsQuery(slug))
  const choose = useChooseMechanism(room.id)
  if (error && !data) return <ProblemNote error={error} />
  if (!data)
    return (
      <LoadingLines label={t`Opening the mechanisms`} slowLabel={t`The mechanisms are slow to arrive.`} />
    )
  const choices = data.items.map(({ key, name }) => ({ id: key, label: name[locale] }))
  return (
    <div>
      <SelectField
        label={t`Mechanism`}
        choices={[{ id: '', label: t`None: there is no limit` }, ...choices]}
        chosen={plan.mechanism?.key ?? ''}
        isDisabled={choose.isPending}
        onChoose={(key) => choose.mutate(key || null)}
        help={
          <Link to="/c/$coalition/mechanisms" params={{ coalition: slug }}>
            <Trans>See all of them, or add one</Trans>
          </Link>
        }
      />
      {choose.error !== null && <ProblemNote error={choose.error} />}
    </div>
  )
}
