import { auditPageSchema } from '@plenary/shared/audit.ts'
import { mechanismListSchema } from '@plenary/shared/mechanisms.ts'
import { type RoomPlan, roomPlanSchema } from '@plenary/shared/plans.ts'
import { expect, test } from 'vitest'
import { XmlElement, XmlText } from 'yjs'
import { COALITION } from '../support/inviting.ts'
import { TOMAS } from '../support/rounds.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const READ = {
  counts: { notes: true, annexes: null, coverPage: null, headings: null },
  ...{ font: null, fontSize: null, numberedParagraphs: null, deadlineRule: null },
  ...{ sources: ['Session note, p. 2'], checkedOn: '2026-10-01', remarks: '' },
}
const SPT = { name: 'SPT information', body: 'SPT', unit: 'words', max: 4000, ...READ }

/** What somebody is answered: the status, and the code or the field of a refusal. */
async function answered(by: TestMember, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await by.call(method, path, body)
  const { code } = (answer.body ?? {}) as { code?: string }
  return code ? `${answer.status} ${code}` : String(answer.status)
}

/** The demo's submission, with a coordinator and people of two organisations that write in it. */
async function planGround() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  const maelle = await TestMember.signIn(server, MAELLE)
  const tomas = await TestMember.signIn(server, TOMAS)
  return { imani, maelle, tomas, roomId: await imani.submissionId() }
}

async function mechanismsSeenBy(by: TestMember) {
  const { body } = await by.call('GET', `${COALITION}/mechanisms`)
  return mechanismListSchema.parse(body)
}

async function planSeenBy(by: TestMember, roomId: string): Promise<RoomPlan> {
  const { body } = await by.call('GET', `/api/rooms/${roomId}/plan`)
  return roomPlanSchema.parse(body)
}

async function actsOf(imani: TestMember) {
  const { body } = await imani.call('GET', `${COALITION}/audit`)
  return auditPageSchema.parse(body).items.map(({ act, facts }) => ({ act, ...facts }))
}

test('[MC1] every limit has a source, and no number stands where nobody has confirmed one', async () => {
  const { maelle } = await planGround()
  const { items, canEdit } = await mechanismsSeenBy(maelle)
  expect(canEdit).toBe(false)
  expect(items.length).toBeGreaterThan(20)
  for (const { limit, sources, isConfirmed, name } of items) {
    expect([name.en, limit.max !== null && sources.length === 0]).toEqual([name.en, false])
    expect([name.en, isConfirmed || limit.max === null]).toEqual([name.en, true])
    expect(name.fr).not.toBe('')
  }
  expect(items.find(({ key }) => key === 'upr-joint')?.limit).toEqual({
    unit: 'words',
    max: 5630,
    per: 'joint',
  })
  // A limit that is only believed is nowhere in what is told.
  expect(items.find(({ key }) => key === 'crc-alternative')?.limit.max).toBeNull()
  expect(JSON.stringify(items)).not.toContain('20000')
})

test('[MC2] a coordinator puts a record in the place of a shipped one, and takes it away again', async () => {
  const { imani, maelle } = await planGround()
  const path = `${COALITION}/mechanisms/spt`
  expect(await answered(maelle, 'PUT', path, SPT)).toBe('403 no-access')
  expect(await answered(imani, 'PUT', path, { ...SPT, sources: [] })).toBe('422 invalid-input')
  expect(await answered(imani, 'PUT', path, { ...SPT, checkedOn: 'lately' })).toBe('422 invalid-input')
  expect(await answered(imani, 'PUT', `${COALITION}/mechanisms/nowhere`, SPT)).toBe('404 not-found')
  expect(await answered(imani, 'PUT', path, SPT)).toBe('200')
  const edited = (await mechanismsSeenBy(maelle)).items.find(({ key }) => key === 'spt')
  expect(edited).toMatchObject({ origin: 'edited', isConfirmed: true, limit: { max: 4000, unit: 'words' } })
  expect(edited?.edited?.organization).toBe('Larkspur Centre')
  expect(await answered(imani, 'DELETE', path)).toBe('204')
  const shipped = (await mechanismsSeenBy(maelle)).items.find(({ key }) => key === 'spt')
  expect(shipped).toMatchObject({ origin: 'shipped', edited: null, limit: { max: null } })
  expect((await actsOf(imani)).slice(0, 2)).toEqual([
    { act: 'mechanism.removed', mechanism: 'spt' },
    { act: 'mechanism.changed', mechanism: 'spt', unit: 'words', max: 4000 },
  ])
})

test('[MC2] one that a coalition added is its own, and stays while a document follows it', async () => {
  const { imani, roomId } = await planGround()
  const { body } = await imani.call('POST', `${COALITION}/mechanisms`, { ...SPT, name: 'Regional forum' })
  const { key } = body as { key: string }
  expect(await answered(imani, 'PUT', `/api/rooms/${roomId}/plan/mechanism`, { mechanism: key })).toBe('200')
  expect((await planSeenBy(imani, roomId)).mechanism?.name.fr).toBe('Regional forum')
  const path = `${COALITION}/mechanisms/${key}`
  expect(await answered(imani, 'DELETE', path)).toBe('409 mechanism-followed')
  await imani.call('PUT', `/api/rooms/${roomId}/plan/mechanism`, { mechanism: null })
  expect(await answered(imani, 'DELETE', path)).toBe('204')
  expect(await answered(imani, 'DELETE', path)).toBe('404 not-found')
})

test('[MC3] a room keeps to the limit of its mechanism, or to one set for it with a reason', async () => {
  const { imani, maelle, roomId } = await planGround()
  const plan = `/api/rooms/${roomId}/plan`
  expect(await answered(maelle, 'PUT', `${plan}/mechanism`, { mechanism: 'ccpr' })).toBe('403 no-access')
  expect(await answered(imani, 'PUT', `${plan}/mechanism`, { mechanism: 'no-such-body' })).toBe(
    '422 invalid-input',
  )
  await imani.call('PUT', `${plan}/mechanism`, { mechanism: 'hrc-written-special' })
  expect((await planSeenBy(maelle, roomId)).limit).toEqual({ unit: 'words', max: 1500, set: null })
  const other = { unit: 'words', max: 2000, reason: 'Two of us have general status.' }
  expect(await answered(imani, 'PUT', `${plan}/limit`, { ...other, reason: ' ' })).toBe('422 invalid-input')
  expect(await answered(imani, 'PUT', `${plan}/limit`, other)).toBe('200')
  const { limit, canPlan } = await planSeenBy(maelle, roomId)
  expect(canPlan).toBe(false)
  expect(limit).toMatchObject({
    max: 2000,
    set: { reason: other.reason, by: { shortName: 'Larkspur Centre' } },
  })
  await imani.call('DELETE', `${plan}/limit`)
  expect((await planSeenBy(maelle, roomId)).limit?.max).toBe(1500)
  await imani.call('PUT', `${plan}/limit`, other)
  await imani.call('PUT', `${plan}/mechanism`, { mechanism: 'ccpr' })
  expect((await planSeenBy(maelle, roomId)).limit).toEqual({ unit: 'words', max: 10_000, set: null })
  expect((await actsOf(imani)).slice(0, 2)).toEqual([
    { act: 'room.mechanism-chosen', mechanism: 'ccpr', from: 'hrc-written-special' },
    { act: 'room.limit-set', unit: 'words', max: 2000 },
  ])
})

test('[MC3] a mechanism without a confirmed limit gives a room none, until its coordinators enter one', async () => {
  const { imani, roomId } = await planGround()
  const plan = `/api/rooms/${roomId}/plan`
  await imani.call('PUT', `${plan}/mechanism`, { mechanism: 'cescr' })
  expect((await planSeenBy(imani, roomId)).limit).toBeNull()
  await imani.call('PUT', `${plan}/limit`, { unit: 'pages', max: 12, reason: 'Session note 74.' })
  expect((await planSeenBy(imani, roomId)).limit).toMatchObject({ unit: 'pages', max: 12 })
})

test('[SC1] [SC2] coordinators plan a section, its lead moves it, others do neither', async () => {
  const { imani, maelle, tomas, roomId } = await planGround()
  const section = `/api/rooms/${roomId}/plan/sections/housing`
  const { organizations } = await planSeenBy(imani, roomId)
  const idOf = (shortName: string) => organizations.find((each) => each.shortName === shortName)?.id
  const [aubepine, kestrel] = [idOf('Réseau Aubépine'), idOf('Kestrel Housing')]
  expect(await answered(maelle, 'PATCH', section, { state: 'review' })).toBe('403 no-access')
  const plan = { lead: aubepine, coLeads: [kestrel], dueOn: '2027-02-01', budget: 900 }
  expect(await answered(maelle, 'PATCH', section, plan)).toBe('403 no-access')
  expect(await answered(imani, 'PATCH', section, plan)).toBe('200')
  expect((await planSeenBy(tomas, roomId)).sections.find(({ heading }) => heading === 'housing')).toEqual({
    ...{ heading: 'housing', state: 'open' },
    ...plan,
  })
  expect(await answered(maelle, 'PATCH', section, { state: 'review' })).toBe('200')
  expect(await answered(maelle, 'PATCH', section, { state: 'frozen' })).toBe('403 no-access')
  expect(await answered(maelle, 'PATCH', section, { state: 'open', budget: 2000 })).toBe('403 no-access')
  expect(await answered(imani, 'PATCH', section, { state: 'agreed' })).toBe('200')
  expect(await answered(maelle, 'PATCH', section, { state: 'open' })).toBe('403 no-access')
  expect(await answered(imani, 'PATCH', section, { coLeads: [], lead: null, budget: null })).toBe('200')
  expect((await planSeenBy(imani, roomId)).sections.find(({ heading }) => heading === 'housing')).toEqual({
    ...{ heading: 'housing', state: 'agreed', lead: null, coLeads: [], dueOn: '2027-02-01', budget: null },
  })
})

test('[SC1] a budget, a day and an organisation that cannot be are refused', async () => {
  const { imani, roomId } = await planGround()
  const section = `/api/rooms/${roomId}/plan/sections`
  const nobody = '01a20030-0000-7000-8000-000000000000'
  expect(await answered(imani, 'PATCH', `${section}/one`, { budget: 0 })).toBe('422 invalid-input')
  expect(await answered(imani, 'PATCH', `${section}/one`, { dueOn: '2027-02-30' })).toBe('422 invalid-input')
  expect(await answered(imani, 'PATCH', `${section}/one`, { lead: nobody })).toBe('422 invalid-input')
  expect(await answered(imani, 'PATCH', `${section}/not%20an%20id`, { budget: 5 })).toBe('404 not-found')
})

test('[SC3] whoever is in the room hears that its plan has changed', async () => {
  const { imani, maelle, roomId } = await planGround()
  const line = await maelle.join(roomId)
  await imani.call('PATCH', `/api/rooms/${roomId}/plan/sections/one`, { budget: 500 })
  await until('Maëlle hears of it', () =>
    line.received.some((message) => message.type === 'event' && message.event.kind === 'plan'),
  )
})

/** The id of a section of the demo, and the first words of its first paragraph. */
async function sectionOf(line: TestLine, title: string): Promise<{ id: string; at: number }> {
  const blocks = line.text.toArray()
  const at = blocks.findIndex((block) => block.toString().includes(title))
  const heading = blocks[at]
  if (!(heading instanceof XmlElement)) throw new Error(`there is no section ${title}`)
  return { id: String(heading.getAttribute('id')), at }
}

function paragraphAt(line: TestLine, at: number): XmlText {
  const block = line.text.get(at)
  const words = block instanceof XmlElement ? block.get(0) : null
  if (!(words instanceof XmlText)) throw new Error('no paragraph')
  return words
}

const FROZEN = 4423

test('[SC4] a change of a frozen section closes the line that brings it, on this node and on another', async () => {
  const here = await startTestServer('postgres')
  const there = await startTestServer({ databaseUrl: here.databaseUrl })
  const imani = await TestMember.signIn(here, IMANI)
  const maelle = await TestMember.signIn(here, MAELLE)
  const tomas = await TestMember.signIn(there, TOMAS)
  const roomId = await imani.submissionId()
  const [near, far, calm] = [await maelle.join(roomId), await tomas.join(roomId), await tomas.join(roomId)]
  const { id, at } = await sectionOf(near, 'Adequate housing and poverty')
  await imani.call('PATCH', `/api/rooms/${roomId}/plan/sections/${id}`, { state: 'frozen' })
  for (const line of [near, far, calm]) line.isHeld = false
  paragraphAt(near, at + 1).insert(0, 'Near: ')
  await until('the line is closed', () => near.closeCode === FROZEN)
  // What it has told the other node, that one has heard within a second; a line is free to write elsewhere meanwhile.
  await until('the other node knows', () =>
    far.received.some((m) => m.type === 'event' && m.event.kind === 'plan'),
  )
  paragraphAt(calm, 1).insert(0, 'Beside it: ')
  await until('the other node refuses', () => {
    if (far.closeCode === null) paragraphAt(far, at + 1).insert(0, 'Far: ')
    return far.closeCode === FROZEN
  })
  const again = await imani.join(roomId)
  await until('what was written beside it is here', () => again.text.toString().includes('Beside it: '))
  const written = again.text.toString()
  expect(['Near: '].filter((words) => written.includes(words))).toEqual([])
})

test('[SC4] a section is frozen too for who opens a room that nobody was in', async () => {
  const { imani, maelle, roomId } = await planGround()
  const first = await imani.join(roomId)
  const { id, at } = await sectionOf(first, 'Adequate housing and poverty')
  first.socket.terminate()
  await imani.call('PATCH', `/api/rooms/${roomId}/plan/sections/${id}`, { state: 'agreed' })
  const line = await maelle.join(roomId)
  line.isHeld = false
  paragraphAt(line, at + 1).insert(0, 'No: ')
  await until('the line is closed', () => line.closeCode === FROZEN)
  await imani.call('PATCH', `/api/rooms/${roomId}/plan/sections/${id}`, { state: 'open' })
  const later = await maelle.join(roomId)
  later.isHeld = false
  paragraphAt(later, at + 1).insert(0, 'Yes: ')
  const others = await imani.join(roomId)
  await until('it is written', () => others.text.toString().includes('Yes: '))
})
