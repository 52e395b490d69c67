import { auditPageSchema } from '@plenary/shared/audit.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { joinedListSchema } from '@plenary/shared/joined.ts'
import { partReceipt } from '@plenary/shared/receipts/signed-receipt.ts'
import type { SignOffRound } from '@plenary/shared/sign-offs.ts'
import { describe, expect, test } from 'vitest'
import { XmlElement } from 'yjs'
import { COALITION, organizationCalled } from '../support/inviting.ts'
import { packBytesOf, packOf, publish, seal, seenByAnybody } from '../support/sealing.ts'
import { confirmFor, decideOn, openSignOff, signingGround, signOffsSeenBy } from '../support/signing.ts'
import type { TestLine, TestMember } from '../support/test-member.ts'
import { compared, versionsSeenBy } from '../support/versions.ts'
import { linesOf, partsOf } from '../support/word-files.ts'

/** The joint submission put up for signature, and the ids of its recommendations in their order. */
async function ground(wish: Record<string, unknown> = {}) {
  const { imani, ...rest } = await signingGround()
  const round = await openSignOff(imani, rest.roomId, wish)
  const ids = await recommendationsOf(imani, rest.roomId)
  return { ...rest, imani, round, ids }
}

async function recommendationsOf(by: TestMember, roomId: string): Promise<string[]> {
  const [version] = (await versionsSeenBy(by, roomId)).items
  if (!version) throw new Error('no version')
  const { from } = await compared(by, roomId, { from: version, to: version })
  const { content } = JSON.parse(from.document) as { content: { type: string; attrs: { id: string } }[] }
  return content.filter(({ type }) => type === 'recommendation').map(({ attrs }) => attrs.id)
}

type Ground = Awaited<ReturnType<typeof ground>>

/** Signs all but some recommendations, given by their number in the text. */
function signWithout(
  person: TestMember,
  { roomId, round, ids }: Pick<Ground, 'roomId' | 'ids'> & { round: SignOffRound },
  numbers: readonly number[],
  wish: Record<string, unknown> = {},
): Promise<string> {
  const leftOut = numbers.map((number) => ids[number - 1] ?? '')
  return decideOn(person, roomId, round, { act: 'excepting', leftOut, ...wish })
}

/** Takes a recommendation out of the text, as an editor does. */
async function remove(line: TestLine, id: string | undefined): Promise<void> {
  const root = line.doc.getXmlFragment(ROOT_NAME)
  const at = root.toArray().findIndex((one) => one instanceof XmlElement && one.getAttribute('id') === id)
  root.delete(at, 1)
  await line.saved()
}

async function hashOfNow(by: TestMember, roomId: string): Promise<string> {
  const [version] = (await versionsSeenBy(by, roomId)).items
  if (!version) throw new Error('no version')
  return (await compared(by, roomId, { from: version, to: 'live' })).to.hash
}

async function joinedSeenBy(person: TestMember, roomId: string) {
  return joinedListSchema.parse((await person.call('GET', `/api/rooms/${roomId}/sign-off/joined`)).body)
}

describe('[SO14] an organisation signs all but some recommendations', () => {
  test('of exactly that text, in its order and under its numbers, and has signed', async () => {
    const here = await ground()
    const { imani, tomas, maelle, roomId, round, ids } = here
    expect(await signWithout(tomas, here, [7, 5])).toBe('201')
    const { signOffs } = await signOffsSeenBy(maelle, roomId)
    expect(signOffs).toMatchObject([{ act: 'excepting', version: { hash: round.version.hash } }])
    const leftOut = [
      { id: ids[4], label: 'R5' },
      { id: ids[6], label: 'R7' },
    ]
    expect(signOffs[0]?.leftOut).toEqual(leftOut)
    const { body } = await imani.call('GET', `${COALITION}/audit`)
    expect(auditPageSchema.parse(body).items[0]).toMatchObject({
      act: 'sign-off.decided',
      facts: { decision: 'excepting', hash: round.version.hash, leftOut: 'R5, R7' },
    })
  })

  test('not one that the text does not have, and not all of them: that is no signature', async () => {
    const here = await ground()
    const { imani, tomas, roomId, round, ids } = here
    const all = ids.map((_, at) => at + 1)
    expect(await signWithout(tomas, here, all)).toBe('409 nothing-joined')
    expect(await decideOn(tomas, roomId, round, { act: 'excepting', leftOut: ['nowhere'] })).toBe(
      '422 invalid-input',
    )
    expect(await decideOn(tomas, roomId, round, { act: 'excepting', leftOut: [] })).toBe('422 invalid-input')
    expect((await signOffsSeenBy(imani, roomId)).signOffs).toEqual([])
    expect(await signWithout(tomas, here, all.slice(1))).toBe('201')
  })

  test('and may decide otherwise as of any signature: the last decision counts', async () => {
    const here = await ground()
    const { imani, tomas, roomId, round } = here
    await signWithout(tomas, here, [5])
    expect(await decideOn(tomas, roomId, round)).toBe('201')
    const { items } = await joinedSeenBy(imani, roomId)
    expect(items.every(({ joined, leftOutBy }) => joined === 1 && leftOutBy.length === 0)).toBe(true)
  })
})

describe('[SO15] what is left out', () => {
  test('stays left out when changes are confirmed, under the numbers of the text that is confirmed', async () => {
    const here = await ground()
    const { tomas, roomId, ids } = here
    await signWithout(tomas, here, [5])
    await remove(await tomas.join(roomId), ids[1])
    expect(await confirmFor(tomas, roomId, await hashOfNow(tomas, roomId))).toBe('201')
    const { signOffs } = await signOffsSeenBy(tomas, roomId)
    expect(signOffs.map(({ act, leftOut }) => [act, leftOut])).toEqual([
      ['excepting', [{ id: ids[4], label: 'R5' }]],
      ['confirmed', [{ id: ids[4], label: 'R4' }]],
    ])
  })

  test('has to be in it still: nobody could tell otherwise what is joined', async () => {
    const here = await ground()
    const { tomas, roomId, ids } = here
    await signWithout(tomas, here, [5])
    await remove(await tomas.join(roomId), ids[4])
    expect(await confirmFor(tomas, roomId, await hashOfNow(tomas, roomId))).toBe('409 left-out-gone')
    expect((await signOffsSeenBy(tomas, roomId)).signOffs).toHaveLength(1)
  })
})

describe('[SO16] of each recommendation it is told', () => {
  test('how many of those who are asked have joined it, and who has signed all but it', async () => {
    const here = await ground()
    const { imani, tomas, maelle, sami, roomId, round, ids } = here
    expect(await joinedSeenBy(sami, roomId)).toEqual({ items: [], next: null, asked: 3 })
    await signWithout(tomas, here, [5])
    await decideOn(maelle, roomId, round, { act: 'reserved', reservation: 'R5 is weak.', isPrinted: true })
    await decideOn(sami, roomId, round, { act: 'partly', sections: ['E. Adequate housing and poverty'] })
    const kestrel = await organizationCalled(imani, 'Kestrel Housing')
    const { items, asked } = await joinedSeenBy(maelle, roomId)
    expect(asked).toBe(3)
    expect(items.map(({ id }) => id)).toEqual(ids)
    expect(items[4]).toEqual({ id: ids[4], joined: 1, leftOutBy: [kestrel.id] })
    // Threadwork has joined those of its one section alone.
    expect(new Set(items.map(({ joined }) => joined))).toEqual(new Set([1, 2, 3]))
  })

  test('nothing of what is done in confidence: it is in no number for others', async () => {
    const here = await ground()
    const { imani, tomas, sami, roomId, round } = here
    await decideOn(tomas, roomId, round)
    await signWithout(sami, here, [5], { isConfidential: true })
    for (const stranger of [tomas]) {
      const { items } = await joinedSeenBy(stranger, roomId)
      expect(items.every(({ joined, leftOutBy }) => joined === 1 && leftOutBy.length === 0)).toBe(true)
      expect(JSON.stringify(await signOffsSeenBy(stranger, roomId))).not.toContain('leftOut":[{')
    }
    for (const confidant of [imani, sami]) {
      const { items } = await joinedSeenBy(confidant, roomId)
      expect([items[3]?.joined, items[4]?.joined, items[4]?.leftOutBy.length]).toEqual([2, 1, 1])
    }
  })
})

describe('[SO17] what is left out is said wherever the signature is', () => {
  test('in the sealed files and their receipt, and on the public page with how many of those named have joined', async () => {
    const here = await ground()
    const { server, imani, tomas, sami, roomId, round, ids } = here
    await signWithout(tomas, here, [5, 7])
    await decideOn(sami, roomId, round)
    const made = await seal(imani, roomId)
    const pack = await packOf(imani, roomId, made.id)
    expect(partReceipt(pack['receipt.json'] ?? '')?.receipt.signatories).toMatchObject([
      {
        shortName: 'Kestrel Housing',
        decision: 'excepting',
        leftOut: [
          { id: ids[4], label: 'R5' },
          { id: ids[6], label: 'R7' },
        ],
      },
      { shortName: 'Threadwork', decision: 'endorsed' },
    ])
    expect(pack['text.html']).toContain('Does not join: <a href="#R5">R5</a>, <a href="#R7">R7</a>')
    expect(pack['members.csv']).toContain('"in part","Does not join: R5; R7"')
    const word = partsOf((await packBytesOf(imani, roomId, made.id))['text.docx'] ?? new Uint8Array())
    expect(linesOf(word['word/document.xml']).join('\n')).toMatch(
      /Kestrel .* does not join recommendations R5 and R7/,
    )
    const { publication } = await publish(imani, roomId, made.id)
    const { text } = await seenByAnybody(server.url, `/p/${publication?.slug}?lang=en`)
    expect(text).toContain('<th scope="col">Joined by</th>')
    expect(text.match(/1 of 2 named/g)).toHaveLength(2)
    expect(text.match(/2 of 2 named/g)).toHaveLength(ids.length - 2)
  })

  test('in the files that are taken out of that text, and of no other', async () => {
    const here = await ground()
    const { tomas, roomId, round } = here
    await signWithout(tomas, here, [5])
    const taken = async (of: string, locale: string) => {
      const answer = await tomas.request(`/api/rooms/${roomId}/exports/html?of=${of}&locale=${locale}`)
      return answer.text()
    }
    expect(await taken('live', 'en')).toMatch(/Kestrel [^<]* does not join recommendation R5</)
    expect(await taken(round.version.id, 'fr')).toMatch(/ ne se joint pas à la recommandation R5</)
    const line = await tomas.join(roomId)
    line.write('Another text.')
    await line.saved()
    expect(await taken('live', 'en')).not.toContain('does not join')
  })

  test('but of an organisation that is not named nothing is said but that it stands behind the text', async () => {
    const here = await ground()
    const { server, imani, maelle, sami, roomId, round } = here
    await decideOn(sami, roomId, round)
    await signWithout(maelle, here, [5], { isConfidential: true })
    const made = await seal(imani, roomId)
    expect(made).toMatchObject({ named: 1, withheld: 1 })
    const { publication } = await publish(imani, roomId, made.id)
    const { text } = await seenByAnybody(server.url, `/p/${publication?.slug}?lang=en`)
    const files = Object.values(await packOf(imani, roomId, made.id))
    for (const said of [text, ...files]) expect(said).not.toMatch(/does not join|leftOut|Joined by/i)
    const live = await maelle.request(`/api/rooms/${roomId}/exports/html?of=live&locale=en`)
    expect(await live.text()).not.toContain('does not join')
  })
})
