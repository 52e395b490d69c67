import { Plural, Trans } from '@lingui/react/macro'
import type { SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { useId } from 'react'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './arc.module.css'
import { type CellState, cellOf, isSigned } from './cell-of.ts'
import { sectorPath } from './sector-path.ts'

/** Signatures of less than the whole are hatched. */
const LIMITED = new Set<CellState>(['reserved', 'partly', 'excepting'])

/** The organisations of a round as the seats of an assembly: full where one has signed exactly this text. */
export function Arc({ list, round }: { list: SignOffList; round: SignOffRound }) {
  const pattern = useId()
  const seats = round.asked.flatMap(({ organizationId }) => {
    const organization = list.organizations.find(({ id }) => id === organizationId)
    return organization ? [{ organization, cell: cellOf(list, round, organizationId) }] : []
  })
  const signed = seats.filter(({ cell }) => isSigned(cell)).length
  const total = seats.length
  return (
    <figure className={styles.arc}>
      {/* What it shows stands in words below it and in the table. */}
      <svg aria-hidden viewBox="-110 -110 220 115" className={styles.seats}>
        <defs>
          <pattern
            id={pattern}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="1.5" height="5" className={styles.hatch} />
          </pattern>
        </defs>
        {seats.map(({ organization, cell }, at) => {
          const { path, middle } = sectorPath(at, total)
          return (
            <g key={organization.id} data-org={organization.hue} className={styles[lookOf(cell.state)]}>
              <path d={path} className={styles.seat} />
              {LIMITED.has(cell.state) && <path d={path} fill={`url(#${pattern})`} />}
              <text x={middle[0]} y={middle[1]} className={styles.letters}>
                {organization.letters}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className={styles.caption}>
        <b className={classNames(text.numbers, styles.count)}>
          <Trans>
            {signed} of {total}
          </Trans>
        </b>
        <span className={text.help}>
          <Plural value={signed} one="signed this exact text" other="signed this exact text" />
        </span>
        {round.confidential > 0 && (
          <span className={text.help}>
            <Plural
              value={round.confidential}
              one="# supports it in confidence"
              other="# support it in confidence"
            />
          </span>
        )}
      </figcaption>
    </figure>
  )
}

function lookOf(state: CellState): 'signed' | 'earlier' | 'declined' | 'open' {
  switch (state) {
    case 'endorsed':
    case 'reserved':
    case 'partly':
    case 'excepting':
      return 'signed'
    case 'earlier':
      return 'earlier'
    case 'declined':
    case 'withdrawn':
      return 'declined'
    default:
      return 'open'
  }
}
