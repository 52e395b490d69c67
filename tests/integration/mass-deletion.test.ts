import type { Notice } from '@plenary/shared/notices.ts'
import { describe, expect, test } from 'vitest'
import { inboxOf } from '../support/inbox-ground.ts'
import { blueprintId } from '../support/reviewing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, submission } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { versionsSeenBy } from '../support/versions.ts'

const TOMAS = 'tomas@kestrel.example'

/** Deletes so great a share of the blocks of a text, in one change. */
function deleteShare(line: TestLine, share: number): void {
  const { length } = line.text
  line.text.delete(0, Math.floor(length * share))
}

async function alarmsOf(person: TestMember): Promise<Notice[]> {
  return (await inboxOf(person)).filter(({ kind }) => kind === 'mass-deletion')
}

/** Deletes most of another text, and waits until that one alarm has come: what came before it has been looked at by then. */
async function deleteBlueprint(imani: TestMember): Promise<void> {
  const roomId = await blueprintId(imani)
  const line = await imani.join(roomId)
  deleteShare(line, 0.9)
  await line.saved()
  const isTold = async () => (await alarmsOf(imani)).some(({ room }) => room.id === roomId)
  await until('Imani is told of the blueprint', isTold)
  expect(await alarmsOf(imani)).toHaveLength(1)
}

describe('when most of a text is deleted', () => {
  test('[MD2] the text before it is kept, and the coordinators are told, nobody else', async () => {
    const { server, imani, roomId } = await submission()
    const tomas = await TestMember.signIn(server, TOMAS)
    const line = await tomas.join(roomId)
    line.write('The last words before it.')
    await line.saved()
    deleteShare(line, 0.9)
    await line.saved()
    await until('Imani is told', async () => (await alarmsOf(imani)).length > 0)
    const { items } = await versionsSeenBy(imani, roomId)
    expect(items.map(({ kind, takenBy }) => [kind, takenBy])).toEqual([['deletion', null]])
    const [kept] = items
    const text = await imani.request(`/api/rooms/${roomId}/snapshots/${kept?.id}/text`)
    const document = await text.text()
    expect(document).toContain('The last words before it.')
    expect(document).toContain('Of three ministries')
    expect(kept?.words).toBeGreaterThan(5_000)
    expect(await alarmsOf(tomas)).toEqual([])
    const [alarm] = await alarmsOf(imani)
    expect(alarm).toMatchObject({ isDirect: true, room: { id: roomId } })
  })

  test('[MD2] it is told once, however it is deleted on', async () => {
    const { server, imani, roomId } = await submission()
    const line = await (await TestMember.signIn(server, TOMAS)).join(roomId)
    for (let share = 0; share < 8; share += 1) {
      deleteShare(line, 0.3)
      await line.saved()
    }
    await until('Imani is told', async () => (await alarmsOf(imani)).length > 0)
    const other = await (await TestMember.signIn(server, MAELLE)).join(roomId)
    other.write('On.')
    await other.saved()
    expect(await alarmsOf(imani)).toHaveLength(1)
    expect((await versionsSeenBy(imani, roomId)).items).toHaveLength(1)
    expect((await versionsSeenBy(imani, roomId)).items[0]?.words).toBeGreaterThan(5_000)
  })

  test('[MD3] whoever cuts some of it, or writes it anew in its place, alarms nobody', async () => {
    const { server, imani, roomId } = await submission()
    const line = await (await TestMember.signIn(server, TOMAS)).join(roomId)
    deleteShare(line, 0.4)
    await line.saved()
    line.doc.transact(() => {
      const words = 'Anew. '.repeat(8_000)
      deleteShare(line, 1)
      line.write(words)
    })
    await line.saved()
    await deleteBlueprint(imani)
    expect((await versionsSeenBy(imani, roomId)).items).toEqual([])
  })

  test('[MD3] going back to a short version alarms nobody: the text before is kept by that', async () => {
    const { server, imani, roomId } = await submission()
    const tomas = await TestMember.signIn(server, TOMAS)
    const line = await tomas.join(roomId)
    const path = `/api/rooms/${roomId}/snapshots`
    const named = await tomas.call('POST', path, { kind: 'named', label: 'Short', note: null })
    await tomas.call('POST', path, { kind: 'restore', of: (named.body as { id: string }).id })
    deleteShare(line, 0.9)
    await line.saved()
    await deleteBlueprint(imani)
    expect((await versionsSeenBy(imani, roomId)).items.map(({ kind }) => kind)).toEqual(['restore', 'named'])
  })
})

test.skipIf(whyNot('postgres'))('[MD2] two who delete on two servers raise one alarm', async () => {
  const here = await startTestServer('postgres')
  const there = await startTestServer({ databaseUrl: here.databaseUrl })
  const imani = await TestMember.signIn(here, IMANI)
  const roomId = await imani.submissionId()
  const tomas = await (await TestMember.signIn(here, TOMAS)).join(roomId)
  const maelle = await (await TestMember.signIn(there, MAELLE)).join(roomId)
  deleteShare(tomas, 0.8)
  deleteShare(maelle, 0.8)
  await Promise.all([tomas.saved(), maelle.saved()])
  await until('Imani is told', async () => (await alarmsOf(imani)).length > 0)
  for (const line of [tomas, maelle]) {
    line.write('On.')
    await line.saved()
  }
  expect(await alarmsOf(imani)).toHaveLength(1)
  expect((await versionsSeenBy(imani, roomId)).items.map(({ kind }) => kind)).toEqual(['deletion'])
})
