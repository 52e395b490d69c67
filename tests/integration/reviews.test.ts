import { auditPageSchema } from '@plenary/shared/audit.ts'
import { expect, test } from 'vitest'
import { freeze } from '../support/freezing.ts'
import { COALITION } from '../support/inviting.ts'
import { blueprintId, onReview, reviewGround, reviewsSeenBy } from '../support/reviewing.ts'
import { giveRole } from '../support/rounds.ts'
import { decideOn, openSignOff } from '../support/signing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { databaseOf, keepVersion, versionsSeenBy } from '../support/versions.ts'

test('[RV1] a coordinator adopts a version, with those who have signed exactly this text; everybody is told', async () => {
  const { imani, maelle, tomas, roomId } = await reviewGround()
  await giveRole(imani, roomId, 'Kestrel Housing', 'editor')
  const line = await maelle.join(roomId)
  const round = await openSignOff(imani, roomId, { asked: ['Réseau Aubépine', 'Kestrel Housing'] })
  await decideOn(maelle, roomId, round, { act: 'reserved', reservation: 'Except call 3.', isPrinted: true })
  await decideOn(tomas, roomId, round, { isConfidential: true })
  const later = await keepVersion(imani, roomId, 'After it')
  const path = `/api/rooms/${roomId}/review/adoptions`
  expect(await onReview(maelle, 'POST', path, { snapshotId: round.version.id })).toBe('403 no-access')
  expect(await onReview(imani, 'POST', path, { snapshotId: round.version.id })).toBe('201')
  await until('Maëlle hears of it', () =>
    line.received.some((message) => message.type === 'event' && message.event.kind === 'reviews'),
  )
  const [adopted] = (await reviewsSeenBy(tomas, roomId)).items
  expect(adopted).toMatchObject({ version: { hash: round.version.hash }, adoptedBy: { name: 'Imani O.' } })
  expect(adopted?.signatories.map(({ decision }) => decision)).toEqual(['reserved'])
  expect(adopted?.confidential).toBe(1)
  // The same words under another name are the same text, and so its signatures count.
  expect(await onReview(imani, 'POST', path, { snapshotId: later.id })).toBe('201')
  expect((await reviewsSeenBy(imani, roomId)).items.map(({ signatories }) => signatories.length)).toEqual([
    1, 1,
  ])
})

test('[RV1] only a version that stays is adopted, of a blueprint, and after a fresh proof', async () => {
  const { imani, roomId, clock, server } = await reviewGround()
  const version = await keepVersion(imani, roomId)
  const submissionId = await imani.submissionId()
  expect(await onReview(imani, 'GET', `/api/rooms/${submissionId}/review`)).toBe('404 not-found')
  clock.putOn(1)
  const path = `/api/rooms/${roomId}/review/adoptions`
  expect(await onReview(imani, 'POST', path, { snapshotId: version.id })).toBe('403 proof-needed')
  expect((await reviewsSeenBy(imani, roomId)).items).toEqual([])
  await server.stop()
})

test('[RV1] one that the server keeps by itself is not adopted', async () => {
  const versions = { lookMs: 20, quietMs: 0, longestMs: 0 }
  const server = await startTestServer('any', { versions }, () => Date.now() + 60_000)
  const imani = await TestMember.signIn(server, IMANI)
  const roomId = await blueprintId(imani)
  await until('a version is kept', async () => (await versionsSeenBy(imani, roomId)).items.length > 0)
  const [automatic] = (await versionsSeenBy(imani, roomId)).items
  const path = `/api/rooms/${roomId}/review/adoptions`
  expect(await onReview(imani, 'POST', path, { snapshotId: automatic?.id })).toBe('422 snapshotId')
})

test('[RV2] a review goes through the sections of what was adopted last, one review at a time', async () => {
  const { imani, roomId } = await reviewGround()
  const review = `/api/rooms/${roomId}/review`
  expect(await onReview(imani, 'POST', review, { note: null })).toBe('409 no-review')
  const { id } = await keepVersion(imani, roomId)
  await imani.call('POST', `${review}/adoptions`, { snapshotId: id })
  const tries = await Promise.all(
    [1, 2, 3].map(() => onReview(imani, 'POST', review, { note: 'Until May.' })),
  )
  expect(tries.toSorted()).toEqual(['201', '409 review-open', '409 review-open'])
  const { review: open } = await reviewsSeenBy(imani, roomId)
  expect(open?.note).toBe('Until May.')
  expect(open?.calls.filter(({ title }) => title.startsWith('Call ')).map(({ state }) => state)).toEqual(
    Array.from({ length: 8 }, () => 'open'),
  )
})

test('[RV3] organisations that write say how far a call has come; readers, and anybody in a locked document, do not', async () => {
  const { imani, maelle, tomas, roomId, server } = await reviewGround()
  const review = `/api/rooms/${roomId}/review`
  const { id } = await keepVersion(imani, roomId)
  await imani.call('POST', `${review}/adoptions`, { snapshotId: id })
  await imani.call('POST', review, { note: null })
  const [, first] = (await reviewsSeenBy(imani, roomId)).review?.calls ?? []
  const call = `${review}/calls/${first?.id}`
  const mark = { state: 'agreed', note: 'A law was announced.' }
  expect(await onReview(maelle, 'PUT', call, mark)).toBe('200')
  expect(await onReview(tomas, 'PUT', call, mark)).toBe('403 no-access')
  expect(await onReview(maelle, 'PUT', `${review}/calls/nowhere`, mark)).toBe('404 not-found')
  expect(await onReview(maelle, 'PUT', call, { state: 'done', note: null })).toBe('422 state')
  const seen = (await reviewsSeenBy(tomas, roomId)).review?.calls.find((one) => one.id === first?.id)
  expect(seen).toMatchObject({ ...mark, organizationId: expect.any(String) })
  await freeze(imani, roomId, 'locked')
  expect(await onReview(maelle, 'PUT', call, { state: 'open', note: null })).toBe('409 room-frozen')
  await server.stop()
  const db = await databaseOf(server.databaseUrl)
  // An organisation says so: no person is kept.
  expect(Object.keys((await db.selectFrom('review_calls').selectAll().execute())[0] ?? {})).not.toContain(
    'member_id',
  )
})

test('[RV4] adopting ends the review, and so does a coordinator; each act is in the trail', async () => {
  const { imani, maelle, roomId } = await reviewGround()
  const review = `/api/rooms/${roomId}/review`
  const { id } = await keepVersion(imani, roomId)
  await imani.call('POST', `${review}/adoptions`, { snapshotId: id })
  await imani.call('POST', review, { note: null })
  expect(await onReview(maelle, 'DELETE', review)).toBe('403 no-access')
  expect(await onReview(imani, 'DELETE', review)).toBe('204')
  expect(await onReview(imani, 'DELETE', review)).toBe('409 no-review')
  await imani.call('POST', review, { note: null })
  const second = await keepVersion(imani, roomId, 'A year later')
  await imani.call('POST', `${review}/adoptions`, { snapshotId: second.id })
  const now = await reviewsSeenBy(maelle, roomId)
  expect(now.review).toBe(null)
  expect(now.items.map(({ version }) => version.label)).toEqual(['A year later', 'First full draft'])
  const trail = auditPageSchema.parse((await imani.call('GET', `${COALITION}/audit`)).body)
  expect(trail.items.slice(0, 5).map(({ act }) => act)).toEqual([
    'review.adopted',
    'review.started',
    'review.ended',
    'review.started',
    'review.adopted',
  ])
})
