import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { CircleCheck, CircleQuestionMark, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import { Sources } from '../planning/mechanism-limit.tsx'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import type { Check, CheckState } from './check.ts'
import styles from './check-row.module.css'
import { FileNameLine } from './file-name-line.tsx'
import { PlaceList } from './place-list.tsx'
import { useCheckNames, useFindingWords, useStateNames } from './use-row-words.ts'

/** A row of the check: what it is about, how it stands, and the ways to go about it. */
export function CheckRow({ room, plan, check }: { room: Room; plan: RoomPlan; check: Check }) {
  const names = useCheckNames()
  const findingWords = useFindingWords()
  const isRead = check.id === 'limit' && check.is === 'confirmed' && plan.mechanism !== null
  return (
    <li className={styles.row}>
      <StateIcon state={check.state} />
      <div className={styles.words}>
        <h3 className={classNames(text.medium, styles.name)}>{names[check.id]}</h3>
        <p>{findingWords(check)}</p>
        {isRead && plan.mechanism && <Sources mechanism={plan.mechanism} />}
        {check.id === 'file-name' && check.is === 'named' && <FileNameLine parts={check.parts} />}
        <PlaceList room={room} places={check.places} />
      </div>
      <StateName state={check.state} />
    </li>
  )
}

const ICONS: Record<CheckState, LucideIcon> = {
  done: CircleCheck,
  look: TriangleAlert,
  unknown: CircleQuestionMark,
  note: Info,
}

function StateIcon({ state }: { state: CheckState }) {
  const Icon = ICONS[state]
  return <Icon aria-hidden size={20} strokeWidth={1.75} className={classNames(styles.icon, styles[state])} />
}

function StateName({ state }: { state: CheckState }) {
  return <span className={classNames(text.small, styles.state, styles[state])}>{useStateNames()[state]}</span>
}
