import { signatoriesOf } from '@plenary/server/sign-offs/signatories.ts'
import { auditPageSchema } from '@plenary/shared/audit.ts'
import { describe, expect, test } from 'vitest'
import { roomSeenBy, unfreeze } from '../support/freezing.ts'
import { heardBy } from '../support/inbox-ground.ts'
import { COALITION, guestIn } from '../support/inviting.ts'
import {
  actsSeenBy,
  confirmFor,
  decideOn,
  decision,
  openSignOff,
  owedSignOffsOf,
  remind,
  signingGround,
  signOffInput,
  signOffsSeenBy,
  withdrawFor,
} from '../support/signing.ts'
import { startTestServer } from '../support/start-server.ts'
import { whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { compared, databaseOf, keepVersion, versionGround, versionsSeenBy } from '../support/versions.ts'

const MINUTE_DAYS = 1 / (24 * 60)

describe('opening', () => {
  test('[SO1] a coordinator asks organisations to sign the text as it is, which is kept; everybody is told', async () => {
    const { imani, tomas, sami, roomId } = await signingGround()
    const line = await tomas.join(roomId)
    const round = await openSignOff(imani, roomId, { note: 'Before the board meets.' })
    expect(round).toMatchObject({
      note: 'Before the board meets.',
      timeZone: 'Europe/Zurich',
      closedAt: null,
    })
    expect(round.version).toMatchObject({ number: 1, label: 'For sign-off' })
    const { items } = await versionsSeenBy(sami, roomId)
    expect(items.map(({ kind, hash }) => [kind, hash])).toEqual([['sign-off', round.version.hash]])
    await until('Tomas hears of it', () =>
      line.received.some((message) => message.type === 'event' && message.event.kind === 'sign-offs'),
    )
    expect(await heardBy(sami)).toEqual(['sign-off Threadwork'])
    const refused = await tomas.call('POST', `/api/rooms/${roomId}/sign-off`, await signOffInput(tomas))
    expect(refused.status).toBe(403)
  })

  test('[SO1] it needs a name, a time to come, a time zone that there is, and organisations that may sign', async () => {
    const { imani, roomId, clock } = await signingGround()
    const tried = async (wish: Record<string, unknown>) => {
      const input = await signOffInput(imani, wish)
      return ((await imani.call('POST', `/api/rooms/${roomId}/sign-off`, input)).body as { fields: string[] })
        .fields
    }
    expect(await tried({ label: ' ' })).toEqual(['label'])
    expect(await tried({ closesAt: clock.after(-1) })).toEqual(['closesAt'])
    expect(await tried({ closesAt: clock.after(400) })).toEqual(['closesAt'])
    expect(await tried({ timeZone: 'Europe/Atlantis' })).toEqual(['timeZone'])
    expect(await tried({ asked: [] })).toEqual(['organizationIds'])
    expect((await signOffsSeenBy(imani, roomId)).items).toEqual([])
  })

  test('[SO1] a version that was kept on purpose may be put up; one that the server keeps by itself may not', async () => {
    const { imani, roomId, clock, server } = await versionGround('any', {
      versions: { lookMs: 20, quietMs: 0, longestMs: 0 },
    })
    clock.putOn(1)
    await until('a version is kept', async () => (await versionsSeenBy(imani, roomId)).items.length > 0)
    const [automatic] = (await versionsSeenBy(imani, roomId)).items
    const named = await keepVersion(imani, roomId, 'After consultation')
    const round = await openSignOff(imani, roomId, { snapshotId: named.id, closesAt: clock.after(2) })
    expect(round.version).toMatchObject({ id: named.id, label: 'After consultation' })
    const input = await signOffInput(imani, { snapshotId: automatic?.id, closesAt: clock.after(2) })
    const { status, body } = await imani.call('POST', `/api/rooms/${roomId}/sign-off`, input)
    expect([status, (body as { fields: string[] }).fields]).toEqual([422, ['snapshotId']])
    await server.stop()
  })

  test('[SO1] there is one text to sign at a time: a new round closes the one that is open', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const first = await openSignOff(imani, roomId)
    const second = await openSignOff(imani, roomId, { label: 'Once more' })
    const { items } = await signOffsSeenBy(imani, roomId)
    expect(items.map(({ id, closedAt }) => [id, closedAt === null])).toEqual([
      [second.id, true],
      [first.id, false],
    ])
    expect(await decideOn(tomas, roomId, first)).toBe('409 round-closed')
    expect(await decideOn(tomas, roomId, second)).toBe('201')
  })

  test('[SO2] the text can be frozen for it, before it is copied', async () => {
    const { imani, roomId } = await signingGround()
    await openSignOff(imani, roomId, { isFreezing: true })
    expect((await roomSeenBy(imani, roomId)).freeze?.level).toBe('comments')
  })

  test('[SO3] it is closed at its time whoever looks, or before it by a coordinator', async () => {
    const { imani, tomas, roomId, clock } = await signingGround()
    const first = await openSignOff(imani, roomId)
    const closed = await imani.call('POST', `/api/rooms/${roomId}/sign-off/${first.id}/close`)
    expect(closed.status).toBe(200)
    const second = await openSignOff(imani, roomId, { closesAt: clock.after(MINUTE_DAYS) })
    clock.putOn(2 * MINUTE_DAYS)
    expect(await decideOn(tomas, roomId, second)).toBe('409 round-closed')
    const { items } = await signOffsSeenBy(imani, roomId)
    expect(items[0]?.closedAt).toBe(second.closesAt)
  })
})

describe('deciding', () => {
  test('[SO4] an organisation signs whole, with a reservation or in part, or declines; its last decision counts', async () => {
    const { imani, maelle, tomas, sami, roomId, server } = await signingGround()
    const round = await openSignOff(imani, roomId)
    expect(await owedSignOffsOf(sami)).toEqual(['For sign-off'])
    const reserved = { act: 'reserved', reservation: 'Except recommendation R9.', isPrinted: true } as const
    expect(await decideOn(sami, roomId, round, reserved)).toBe('201')
    expect(await decideOn(maelle, roomId, round, { act: 'partly', sections: ['Section E'] })).toBe('201')
    expect(await decideOn(tomas, roomId, round, { act: 'declined', reason: 'Not in plain language.' })).toBe(
      '201',
    )
    expect(await decideOn(tomas, roomId, round)).toBe('201')
    expect(await owedSignOffsOf(sami)).toEqual([])
    expect(await actsSeenBy(imani, roomId)).toEqual([
      'Threadwork reserved',
      'Réseau Aubépine partly',
      'Kestrel Housing declined',
      'Kestrel Housing endorsed',
    ])
    await server.stop()
    const signatories = await signatoriesOf(
      await databaseOf(server.databaseUrl),
      roomId as never,
      round.version.hash,
    )
    expect(
      signatories.map(({ decision, reservation, sections }) => [decision, reservation, sections]),
    ).toEqual([
      ['reserved', 'Except recommendation R9.', []],
      ['partly', null, ['Section E']],
      ['endorsed', null, []],
    ])
  })

  test('[SO4] a signature names the text that was read, and no other', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const round = await openSignOff(imani, roomId)
    expect(await decideOn(tomas, roomId, round, { hash: 'f'.repeat(64) })).toBe('409 text-moved')
    expect(await actsSeenBy(imani, roomId)).toEqual([])
  })

  test('[SO5] nobody signs who is not asked, came as a guest, has no key, or has not lately shown who they are', async () => {
    const { imani, tomas, roomId, clock } = await signingGround()
    const round = await openSignOff(imani, roomId, { asked: ['Réseau Aubépine'], closesAt: clock.after(9) })
    expect(await decideOn(tomas, roomId, round)).toBe('403 no-access')
    const { guest } = await guestIn(imani, roomId, 'editor')
    expect(await decideOn(guest, roomId, round)).toBe('403 no-access')
    clock.putOn(1)
    expect(await decideOn(tomas, roomId, round)).toBe('403 proof-needed')
    expect((await signOffsSeenBy(tomas, roomId)).items[0]?.abilities).toEqual([])
    expect(await actsSeenBy(imani, roomId)).toEqual([])
  })

  test('[SO5] the coordinators and the organisation itself hear of it', async () => {
    const { imani, tomas, sami, roomId, server } = await signingGround()
    const ruth = await TestMember.signIn(server, 'ruth@kestrel.example')
    const round = await openSignOff(imani, roomId)
    await decideOn(tomas, roomId, round)
    expect((await heardBy(imani))[0]).toBe('sign-off-decision me')
    expect((await heardBy(ruth))[0]).toBe('sign-off-decision Kestrel Housing')
    expect(await heardBy(sami)).toEqual(['sign-off Threadwork'])
  })

  test('[SO6] reasons, reservations that are not printed and confidential support are for coordinators and the organisation', async () => {
    const { imani, maelle, tomas, sami, roomId } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(tomas, roomId, round, { act: 'reserved', reservation: 'INTERNAL', isPrinted: false })
    await decideOn(maelle, roomId, round, { act: 'declined', reason: 'BETWEEN US' })
    await decideOn(sami, roomId, round, { isConfidential: true })
    const seen = async (person: TestMember) => JSON.stringify(await signOffsSeenBy(person, roomId))
    for (const secret of ['INTERNAL', 'BETWEEN US']) expect(await seen(imani)).toContain(secret)
    expect(await seen(tomas)).toContain('INTERNAL')
    for (const secret of ['INTERNAL', 'BETWEEN US']) expect(await seen(sami)).not.toContain(secret)
    expect(await actsSeenBy(imani, roomId)).toContain('Threadwork endorsed')
    expect(await actsSeenBy(sami, roomId)).toContain('Threadwork endorsed')
    expect(await actsSeenBy(tomas, roomId)).toEqual(['Kestrel Housing reserved', 'Réseau Aubépine declined'])
    for (const person of [imani, tomas, sami])
      expect((await signOffsSeenBy(person, roomId)).items[0]?.confidential).toBe(1)
  })

  test('[SO6] what an organisation did openly before it went into confidence is not shown either, nor what it confirms', async () => {
    const { imani, tomas, sami, roomId } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(sami, roomId, round)
    expect(await actsSeenBy(tomas, roomId)).toEqual(['Threadwork endorsed'])
    await decideOn(sami, roomId, round, { isConfidential: true })
    const line = await tomas.join(roomId)
    line.write('One more word.')
    await line.saved()
    const [signed] = (await versionsSeenBy(tomas, roomId)).items
    if (!signed) throw new Error('no version')
    const { to } = await compared(tomas, roomId, { from: signed, to: 'live' })
    expect(await confirmFor(sami, roomId, to.hash)).toBe('201')
    expect(await actsSeenBy(tomas, roomId)).toEqual([])
    const versions = await versionsSeenBy(tomas, roomId)
    expect(versions.items.map(({ takenBy }) => takenBy?.name ?? null)).toEqual([null, 'Imani O.'])
    expect(await actsSeenBy(imani, roomId)).toHaveLength(3)
  })

  test('[SO7] in a room without names an organisation signs, and no person is kept', async () => {
    const { imani, tomas, roomId, server } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(tomas, roomId, round)
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    expect(await decideOn(tomas, roomId, round, { capacity: 'By its members' })).toBe('201')
    const { signOffs } = await signOffsSeenBy(imani, roomId)
    expect(signOffs.map(({ by }) => by.name)).toEqual([null, null])
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    expect(await db.selectFrom('sign_offs').select('member_id').execute()).toEqual([
      { member_id: null },
      { member_id: null },
    ])
  })
})

describe('after a signature', () => {
  test('[SO8] what has changed since is confirmed for exactly the text that was read, which is kept', async () => {
    const { imani, tomas, sami, roomId, server } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(tomas, roomId, round)
    await decideOn(sami, roomId, round)
    const line = await tomas.join(roomId)
    line.write('A comma, and nothing else.')
    await line.saved()
    const [signed] = (await versionsSeenBy(tomas, roomId)).items
    if (!signed) throw new Error('no version')
    const { to } = await compared(tomas, roomId, { from: signed, to: 'live' })
    expect(await confirmFor(tomas, roomId, round.version.hash)).toBe('409 text-moved')
    expect(await confirmFor(tomas, roomId, to.hash)).toBe('201')
    // The second who confirms the same text confirms the same version.
    expect(await confirmFor(sami, roomId, to.hash)).toBe('201')
    expect((await versionsSeenBy(tomas, roomId)).items.map(({ kind }) => kind)).toEqual([
      'sign-off',
      'sign-off',
    ])
    expect((await actsSeenBy(imani, roomId)).slice(2)).toEqual([
      'Kestrel Housing confirmed',
      'Threadwork confirmed',
    ])
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    expect(await signatoriesOf(db, roomId as never, round.version.hash)).toEqual([])
    expect(await signatoriesOf(db, roomId as never, to.hash)).toHaveLength(2)
  })

  test('[SO8] without a signature there is nothing to confirm or to take back', async () => {
    const { imani, tomas, maelle, roomId } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(maelle, roomId, round, { act: 'declined', reason: 'No.' })
    for (const person of [tomas, maelle]) {
      expect(await confirmFor(person, roomId, round.version.hash)).toBe('409 no-signature')
      expect(await withdrawFor(person, roomId)).toBe('409 no-signature')
    }
  })

  test('[SO9] a signature is taken back by another act: that it was given stays, and it counts no more', async () => {
    const { imani, tomas, maelle, roomId, server } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(tomas, roomId, round)
    expect(await withdrawFor(tomas, roomId, 'OUR REASON')).toBe('201')
    expect(await actsSeenBy(maelle, roomId)).toEqual([
      'Kestrel Housing endorsed',
      'Kestrel Housing withdrawn',
    ])
    expect(JSON.stringify(await signOffsSeenBy(maelle, roomId))).not.toContain('OUR REASON')
    expect(JSON.stringify(await signOffsSeenBy(imani, roomId))).toContain('OUR REASON')
    const trail = auditPageSchema.parse((await imani.call('GET', `${COALITION}/audit`)).body)
    expect(trail.items.slice(0, 2)).toMatchObject([
      { act: 'sign-off.withdrawn', facts: { hash: round.version.hash } },
      { act: 'sign-off.decided', facts: { decision: 'endorsed', hash: round.version.hash } },
    ])
    await server.stop()
    expect(
      await signatoriesOf(await databaseOf(server.databaseUrl), roomId as never, round.version.hash),
    ).toEqual([])
  })

  test('[SO10] an organisation is told once when the text has moved since it signed, and not who has not', async () => {
    const { imani, tomas, maelle, roomId, clock } = await versionGround('any', {
      versions: { lookMs: 20, quietMs: 0, longestMs: 0 },
    })
    const round = await openSignOff(imani, roomId)
    expect(await decideOn(tomas, roomId, round)).toBe('201')
    // What is written bears the time of the database, and so is quiet at once.
    clock.putOn(1)
    const line = await maelle.join(roomId)
    const movedFor = async (person: TestMember) =>
      (await heardBy(person)).filter((heard) => heard.startsWith('text-moved'))
    line.write('One more word.')
    await line.saved()
    await until('Kestrel hears of it', async () => (await movedFor(tomas)).length > 0)
    line.write('And one more.')
    await line.saved()
    await until('that is kept too', async () => !(await versionsSeenBy(tomas, roomId)).live.hasChanged)
    expect(await movedFor(tomas)).toEqual(['text-moved Kestrel Housing'])
    expect(await movedFor(maelle)).toEqual([])
  })
})

describe('reminding', () => {
  test('[SO11] a coordinator reminds those who have not decided, each once a day', async () => {
    const { imani, tomas, maelle, sami, roomId, clock } = await signingGround()
    const round = await openSignOff(imani, roomId, { closesAt: clock.after(9) })
    await decideOn(tomas, roomId, round)
    expect(await remind(tomas, roomId, round)).toBe('403 no-access')
    expect(await remind(imani, roomId, round)).toBe(2)
    expect(await remind(imani, roomId, round)).toBe(0)
    for (const person of [maelle, sami]) expect((await heardBy(person))[0]).toMatch(/^sign-off-reminder /)
    expect(await heardBy(tomas)).toEqual(['sign-off Kestrel Housing'])
    const shown = (person: TestMember) => signOffsSeenBy(person, roomId)
    expect((await shown(imani)).items[0]?.asked.filter(({ remindedAt }) => remindedAt)).toHaveLength(2)
    expect((await shown(tomas)).items[0]?.asked.filter(({ remindedAt }) => remindedAt)).toHaveLength(0)
    clock.putOn(1.1)
    expect(await remind(imani, roomId, round)).toBe(2)
  })

  test.skipIf(whyNot('postgres'))(
    '[SO11] two days before the end they are reminded by themselves, once, by one of two servers',
    async () => {
      const { imani, maelle, tomas, roomId, clock, server } = await signingGround('postgres')
      await startTestServer({ databaseUrl: server.databaseUrl }, {}, clock.now)
      const round = await openSignOff(imani, roomId, { closesAt: clock.after(9) })
      await decideOn(tomas, roomId, round)
      clock.putOn(7.5)
      const remindersOf = async (person: TestMember) =>
        (await heardBy(person)).filter((heard) => heard.startsWith('sign-off-reminder')).length
      await until('Réseau Aubépine is reminded', async () => (await remindersOf(maelle)) > 0)
      clock.putOn(1.1)
      expect(await remind(imani, roomId, round)).toBe(2)
      expect(await remindersOf(maelle)).toBe(2)
      expect(await remindersOf(tomas)).toBe(0)
    },
  )
})

test('[SO2] who thaws the text may do so while it is being signed: signatures stay with what was signed', async () => {
  const { imani, tomas, roomId } = await signingGround()
  const round = await openSignOff(imani, roomId, { isFreezing: true })
  await decideOn(tomas, roomId, round)
  await unfreeze(imani, roomId)
  const line = await tomas.join(roomId)
  line.write('After the thaw.')
  await line.saved()
  expect((await signOffsSeenBy(tomas, roomId)).signOffs[0]?.version.hash).toBe(decision(round).hash)
})
