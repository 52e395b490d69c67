import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Standing } from '@plenary/shared/sign-off-standings.ts'
import type { SignOff } from '@plenary/shared/sign-offs.ts'
import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  FilePenLine,
  History,
  ListChecks,
  Undo2,
} from 'lucide-react'
import { nameList, shortDay } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import type { Cell, CellState } from './cell-of.ts'
import { DriftLink } from './drift-link.tsx'
import styles from './matrix-cell.module.css'
import { useStateNames } from './use-sign-off-words.ts'

const ICONS: Record<CellState, typeof CircleCheck> = {
  endorsed: CircleCheck,
  reserved: FilePenLine,
  partly: ListChecks,
  excepting: ListChecks,
  declined: CircleX,
  withdrawn: Undo2,
  earlier: History,
  pending: CircleDashed,
  'no-answer': CircleDashed,
  'not-asked': CircleMinus,
}

interface MatrixCellProps {
  room: Room
  cell: Cell
  /** Whether it is of the newest round: what has changed since is told there. */
  isNewest: boolean
}

/** Where an organisation stands on a version, since when, and what it has said. */
export function MatrixCell({ room, cell, isNewest }: MatrixCellProps) {
  const names = useStateNames()
  const { state, standing } = cell
  const Icon = ICONS[state]
  return (
    <div className={styles.cell}>
      <p className={classNames(styles.state, styles[state])}>
        <Icon aria-hidden size={16} strokeWidth={2} />
        {names[state]}
      </p>
      {standing && <Said standing={standing} />}
      {isNewest && standing?.signedHash && <DriftLink room={room} standing={standing} />}
    </div>
  )
}

function Said({ standing: { decision, confirmed, withdrawn, leftOut } }: { standing: Standing<SignOff> }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { reservation, reason, sections, isConfidential, act } = decision
  const day = shortDay(new Date((withdrawn ?? confirmed ?? decision).at), locale)
  const left = leftOut.map(({ label }) => label).join(', ')
  const said = withdrawn?.reason ?? reason ?? reservation
  return (
    <>
      <p className={classNames(text.help, text.numbers)}>
        {confirmed && !withdrawn ? <Trans>Changes confirmed {day}</Trans> : day}
        {isConfidential && ` · ${t`in confidence`}`}
      </p>
      {said !== null && said !== undefined && (
        <p dir="auto" className={classNames(text.help, styles.said)}>
          {said}
        </p>
      )}
      {leftOut.length > 0 && <p className={text.help}>{t`All but ${left}`}</p>}
      {act === 'partly' && <p className={classNames(text.help, styles.said)}>{nameList(sections, locale)}</p>}
    </>
  )
}
