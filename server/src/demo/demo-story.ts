import type { DemoOrganizationKey } from './demo-coalition.ts'

/** Words of the text that one of an organisation's people has replaced by others. */
export type DemoEdit = { by: DemoOrganizationKey; old: string; words: string }

/** What an organisation has decided on a version, and as what its person signs. */
export type DemoDecision = { by: DemoOrganizationKey; capacity: string; authority: string } & (
  | { act: 'endorsed' }
  | { act: 'reserved'; reservation: string }
  | { act: 'declined'; reason: string }
)

/** A version of the demo's submission: what was written before it, and what was decided on it if it was put up. */
export type DemoVersion = {
  label: string
  note: string | null
  daysAgo: number
  edits: readonly DemoEdit[]
  signOff: {
    asked: readonly DemoOrganizationKey[]
    /** From the day of the version on. */
    days: number
    decisions: readonly DemoDecision[]
  } | null
}

const BOARD = 'by the board'

/** How the demo's submission came to be what it is: invented, like everything in it. */
export const DEMO_STORY: readonly DemoVersion[] = [
  { label: 'First full draft', note: null, daysAgo: 30, edits: [], signOff: null },
  {
    label: 'After consultation',
    note: 'All comments of the consultation are in.',
    daysAgo: 12,
    edits: [
      {
        by: 'larkspur',
        old: 'Four and a half years later, no public body can say',
        words: 'Four and a half years later, no public body in Norvanne can say',
      },
      {
        by: 'opendoor',
        old: 'Small organisations need a board meeting before they can speak',
        words: 'Small organisations need a meeting of their board before they can speak',
      },
    ],
    signOff: {
      asked: ['larkspur', 'aubepine', 'kestrel', 'opendoor', 'harbourlight'],
      days: 7,
      decisions: [
        { by: 'larkspur', act: 'endorsed', capacity: 'Executive director', authority: BOARD },
        { by: 'aubepine', act: 'endorsed', capacity: 'Co-president', authority: BOARD },
        {
          by: 'kestrel',
          act: 'reserved',
          reservation: 'Except the figure in the paragraph on the waiting list.',
          capacity: 'Chair',
          authority: 'by the members’ meeting',
        },
        {
          by: 'opendoor',
          act: 'declined',
          reason: 'Not yet in plain language.',
          capacity: 'Director',
          authority: BOARD,
        },
      ],
    },
  },
  {
    label: 'For sign-off',
    note: null,
    daysAgo: 2,
    edits: [
      { by: 'larkspur', old: 'two were unable to respond', words: 'two did not reply' },
      {
        by: 'kestrel',
        old: 'The register is incomplete, so the true figure is higher.',
        words: 'The register is incomplete: the true figure is higher.',
      },
      {
        by: 'opendoor',
        old: 'in person and at two weeks’ notice',
        words: 'in person and announced two weeks before',
      },
    ],
    signOff: {
      asked: ['larkspur', 'aubepine', 'kestrel', 'opendoor', 'harbourlight', 'threadwork'],
      days: 7,
      decisions: [
        { by: 'larkspur', act: 'endorsed', capacity: 'Executive director', authority: BOARD },
        { by: 'kestrel', act: 'endorsed', capacity: 'Chair', authority: 'by the members’ meeting' },
        { by: 'opendoor', act: 'endorsed', capacity: 'Director', authority: BOARD },
        {
          by: 'threadwork',
          act: 'reserved',
          reservation: 'Except recommendation R9.',
          capacity: 'Secretary',
          authority: 'by the assembly',
        },
      ],
    },
  },
]
