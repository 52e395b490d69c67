import { documentSchema } from '@plenary/shared/document/schema.ts'
import type { RoomPlan, SectionPlan } from '@plenary/shared/plans.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import { expect, test } from 'vitest'
import { checksOf, countStates, type Known } from './checks.ts'
import { textFactsOf } from './text-facts.ts'

const NO_PLAN: RoomPlan = { mechanism: null, limit: null, sections: [], organizations: [], canPlan: false }

const MECHANISM = {
  ...{ key: 'upr-joint', languages: ['en', 'fr'], isConfirmed: true, publication: 'public' },
  ...{ counts: { notes: null }, form: { numberedParagraphs: true } },
  structure: { en: ['Cover block: title, names of all submitting organisations'], fr: [] },
} as unknown as NonNullable<RoomPlan['mechanism']>

const limitOf = (max: number, unit: 'words' | 'pages' = 'words') => ({ unit, max, set: null })

/** Two sections of five and seven words, and a note of three. */
const DOC = documentSchema.nodeFromJSON({
  type: 'doc',
  content: [
    heading('a', 'A. Who'),
    paragraph('We met often.', [{ type: 'footnoteReference', attrs: { note: 'n' } }]),
    heading('b', 'B. Housing'),
    paragraph('Nobody has answered our letters.'),
    { type: 'footnote', attrs: { id: 'f', note: 'n' }, content: [{ type: 'text', text: 'Letter of May' }] },
  ],
})

function heading(id: string, text: string) {
  return { type: 'heading', attrs: { level: 2, id }, content: [{ type: 'text', text }] }
}

function paragraph(text: string, more: object[] = []) {
  return { type: 'paragraph', content: [{ type: 'text', text }, ...more] }
}

const KNOWN: Known = {
  room: { kind: 'submission', title: 'Joint UPR submission: Norvanne', coalition: 'Common: Table' },
  facts: textFactsOf(DOC, { isNumbered: true }),
  ...{
    recommendations: [],
    plan: NO_PLAN,
    threads: [],
    rounds: { items: [], next: null, organizations: [], askable: [] },
  },
  ...{ signOffs: null, isSame: () => null, today: '2027-03-08' },
}

function check(id: string, changes: Partial<Known> = {}) {
  return checksOf({ ...KNOWN, ...changes }).find((one) => one.id === id)
}

const planWith = (changes: Partial<RoomPlan>): RoomPlan => ({ ...NO_PLAN, mechanism: MECHANISM, ...changes })
const wordsIn = (plan: RoomPlan) => check('words', { plan })

test('[RD3] words are held against the limit, and notes where it is not known whether they count', () => {
  expect(wordsIn(NO_PLAN)).toMatchObject({ is: 'unlimited', state: 'unknown', words: 12, withNotes: 15 })
  expect(wordsIn(planWith({ limit: limitOf(15) }))).toMatchObject({
    is: 'within',
    state: 'done',
    withNotes: 15,
  })
  expect(wordsIn(planWith({ limit: limitOf(14) }))).toMatchObject({ is: 'notes-decide', state: 'unknown' })
  expect(wordsIn(planWith({ limit: limitOf(11) }))).toMatchObject({ is: 'over', state: 'look', counted: 12 })
})

test('[RD3] an estimate of pages says that there are too many, and never that there are not', () => {
  const pages = (max: number) => wordsIn(planWith({ limit: limitOf(max, 'pages') }))
  expect(pages(1)).toMatchObject({ is: 'within', state: 'unknown', counted: 1 })
  const long = documentSchema.nodeFromJSON({ type: 'doc', content: [paragraph('word '.repeat(1200))] })
  const facts = textFactsOf(long, { isNumbered: false })
  const plan = planWith({ limit: limitOf(2, 'pages') })
  expect(check('words', { facts, plan })).toMatchObject({ is: 'over', state: 'look', counted: 3 })
})

test('[RD3] a limit is known from a source that was confirmed, or because a coordinator has set it', () => {
  const set = { ...limitOf(9), set: { reason: 'note', at: '', by: {} } } as unknown as RoomPlan['limit']
  const states = [
    NO_PLAN,
    planWith({}),
    planWith({ limit: limitOf(9) }),
    planWith({ limit: limitOf(9), mechanism: { ...MECHANISM, isConfirmed: false } }),
    planWith({ limit: set }),
  ].map((plan) => check('limit', { plan }))
  expect(states.map((one) => `${one?.is} ${one?.state}`)).toEqual([
    'no-mechanism look',
    'no-number look',
    'confirmed done',
    'unconfirmed unknown',
    'set done',
  ])
})

const section = (headingId: string, changes: Partial<SectionPlan>): SectionPlan => ({
  ...{ heading: headingId, lead: null, coLeads: [], state: 'open', dueOn: null, budget: null },
  ...changes,
})

test('[RD5] sections over their budget, without a lead, open, and past their day are named', () => {
  const sections = [
    section('a', { lead: 'one' as SectionPlan['lead'], budget: 5, state: 'agreed', dueOn: '2027-03-01' }),
    section('b', { budget: 6, dueOn: '2027-03-07' }),
  ]
  const plan = planWith({ sections })
  for (const id of ['budgets', 'leads', 'states', 'due']) {
    const found = check(id, { plan })
    expect(found).toMatchObject({ count: 1, of: 2, state: 'look' })
    expect(found?.places).toEqual([{ kind: 'block', id: 'b', as: 'heading', name: 'B. Housing' }])
  }
  expect(check('due', { plan, today: '2027-03-07' })).toMatchObject({ state: 'done' })
})

test('[RD1] what a document does not have is no row, and what is only to be borne in mind is not counted', () => {
  const ids = checksOf(KNOWN).map(({ id }) => id)
  for (const id of ['budgets', 'numbering', 'pictures', 'guidance', 'leads', 'smart', 'publication'])
    expect(ids).not.toContain(id)
  const counts = countStates(checksOf({ ...KNOWN, plan: planWith({ limit: limitOf(99) }) }))
  expect(counts.note).toBe(2)
  expect(counts.done).toBeGreaterThan(0)
})

test('[RD1] what the server did not say cannot be known', () => {
  const unasked = { threads: null, rounds: null, signOffs: null }
  for (const id of ['threads', 'rounds', 'sign-off'])
    expect(check(id, unasked)).toMatchObject({ is: 'unanswered', state: 'unknown' })
})

test('[RD2] each open comment is a place to go to, by the words that it is about', () => {
  const thread = (id: string, isSettled: boolean) =>
    ({
      ...{ id, settlement: isSettled ? {} : null, comments: [] },
      anchor: { kind: 'range', quote: 'our\nletters\ufffc' },
    }) as unknown as Thread
  expect(check('threads', { threads: [thread('t1', true), thread('t2', false)] })).toMatchObject({
    ...{ count: 1, of: 2, state: 'look' },
    places: [{ kind: 'thread', id: 't2', quote: 'our letters' }],
  })
})

test('[RD6] the file is named as the office asks, without what no file may have in its name', () => {
  const plan = planWith({})
  expect(check('file-name', { plan })).toMatchObject({
    parts: { kind: 'joint', stakeholder: 'Common Table', state: 'Norvanne' },
    state: 'note',
  })
  const untitled = { ...KNOWN.room, title: 'Joint submission' }
  expect(check('file-name', { plan, room: untitled })).toMatchObject({ parts: { state: null } })
  expect(check('file-name', { plan: planWith({ mechanism: { ...MECHANISM, key: 'ccpr' } }) })).toBeUndefined()
})

test('[RD6] the office asks for numbers and names: other rooms have no numbers, and names are found in the beginning', () => {
  const plan = planWith({ organizations: [{ name: { en: 'A. Who', fr: '' } }] as RoomPlan['organizations'] })
  expect(check('numbering', { plan })).toMatchObject({ state: 'done' })
  expect(check('numbering', { plan, room: { ...KNOWN.room, kind: 'plain' } })).toMatchObject({
    state: 'look',
  })
  expect(check('names', { plan })).toMatchObject({ is: 'named', state: 'done' })
  expect(check('names', { plan: planWith({}) })).toMatchObject({ is: 'to-see', state: 'unknown' })
})

test('[RD7] a closed sign-off is done as long as the text is the one that was signed', () => {
  const round = (closedAt: string | null) => ({
    ...{ closedAt, asked: [{ organizationId: 'one' }, { organizationId: 'two' }], confidential: 0 },
    version: { hash: 'abc' },
  })
  const act = { organizationId: 'one', act: 'endorsed', version: { hash: 'abc' }, isConfidential: false }
  const list = (items: object[]) => ({ items, signOffs: [act] }) as unknown as SignOffList
  const signed = (closedAt: string | null, isSame: boolean | null) =>
    check('sign-off', { signOffs: list([round(closedAt)]), isSame: () => isSame })
  expect(check('sign-off', { signOffs: list([]) })).toMatchObject({ is: 'nobody-asked', state: 'look' })
  expect(signed(null, null)).toMatchObject({ is: 'open', state: 'look', signed: 1, of: 2 })
  expect(signed('2027-03-01', true)).toMatchObject({ is: 'closed', state: 'done' })
  expect(signed('2027-03-01', false)).toMatchObject({ is: 'changed', state: 'look' })
  expect(signed('2027-03-01', null)).toMatchObject({ is: 'closed', state: 'unknown' })
})
