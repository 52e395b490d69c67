import { useLingui } from '@lingui/react/macro'
import styles from './seats-picture.module.css'

const CENTER = { x: 340, y: 430 }
const GAP = 14
// The hue of each seat; 0 is a seat that waits.
const ROWS = [
  { inner: 176, outer: 228, seats: [1, 3, 0, 2, 5, 4] },
  { inner: 246, outer: 298, seats: [6, 1, 1, 0, 4, 2, 2, 5, 3] },
  { inner: 316, outer: 368, seats: [3, 0, 2, 6, 6, 1, 4, 0, 5, 3, 1, 2] },
]
// Lines of the sheet: start, width, hue of who wrote it (0: nobody in particular).
const WORDS = [
  {
    y: 350,
    runs: [
      [278, 60, 0],
      [343, 59, 1],
    ],
  },
  { y: 367, runs: [[278, 124, 0]] },
  {
    y: 384,
    runs: [
      [278, 38, 0],
      [321, 50, 3],
      [376, 26, 0],
    ],
  },
  {
    y: 401,
    runs: [
      [278, 88, 2],
      [371, 31, 0],
    ],
  },
  {
    y: 418,
    runs: [
      [278, 20, 0],
      [303, 99, 0],
    ],
  },
  {
    y: 435,
    runs: [
      [278, 55, 5],
      [338, 64, 0],
    ],
  },
] as const

/** Seats of many colours around one sheet of paper: what Plenary is, in a picture. */
export function SeatsPicture() {
  const { t } = useLingui()
  return (
    <svg
      viewBox="-40 50 760 412"
      role="img"
      aria-label={t`Seats of many colours around one sheet of paper`}
      className={styles.picture}
    >
      {ROWS.map((row) =>
        row.seats.map((hue, place) => (
          <path
            key={`${row.inner}-${place}`}
            d={seatPath(row, place)}
            fill={hue === 0 ? 'var(--hover)' : `var(--org-${hue}-solid)`}
          />
        )),
      )}
      <rect x="248" y="296" width="184" height="164" fill="var(--paper)" />
      <rect x="278" y="322" width="74" height="11" rx="2" fill="var(--ink)" />
      {WORDS.map(({ y, runs }) =>
        runs.map(([x, width, hue]) => (
          <rect
            key={`${x}-${y}`}
            x={x}
            y={y}
            width={width}
            height="7"
            rx="2"
            fill={hue === 0 ? 'var(--line)' : `var(--org-${hue}-solid)`}
          />
        )),
      )}
    </svg>
  )
}

/** One seat of a half circle: as wide as its neighbours, and the same gap between seats in every row. */
function seatPath({ inner, outer, seats }: { inner: number; outer: number; seats: number[] }, place: number) {
  const gap = GAP / ((inner + outer) / 2)
  const width = (Math.PI - gap * (seats.length - 1)) / seats.length
  const start = Math.PI - place * (width + gap)
  const at = (radius: number, angle: number) =>
    `${(CENTER.x + radius * Math.cos(angle)).toFixed(2)} ${(CENTER.y - radius * Math.sin(angle)).toFixed(2)}`
  const end = start - width
  return [
    `M${at(outer, start)}`,
    `A${outer} ${outer} 0 0 1 ${at(outer, end)}`,
    `L${at(inner, end)}`,
    `A${inner} ${inner} 0 0 0 ${at(inner, start)}Z`,
  ].join('')
}
