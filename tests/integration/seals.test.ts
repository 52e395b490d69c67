import { createHash } from 'node:crypto'
import { auditPageSchema } from '@plenary/shared/audit.ts'
import { partReceipt } from '@plenary/shared/receipts/signed-receipt.ts'
import { describe, expect, test } from 'vitest'
import { beginThread } from '../support/commenting.ts'
import { freeze, roomSeenBy, tryToFreeze, unfreeze, writeAnyway } from '../support/freezing.ts'
import { COALITION, organizationCalled } from '../support/inviting.ts'
import { draftFor, packBytesOf, packOf, reopen, seal, sealsSeenBy } from '../support/sealing.ts'
import { decideOn, openSignOff, signingGround, signOffsSeenBy } from '../support/signing.ts'
import { databaseOf, keepVersion, versionsSeenBy } from '../support/versions.ts'
import { linesOf, partsOf } from '../support/word-files.ts'

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const codeOf = ({ status, body }: { status: number; body: unknown }) =>
  `${status} ${(body as { code?: string } | null)?.code ?? ''}`.trim()

describe('[SL1] sealing', () => {
  test('is for coordinators, of a locked document, and of exactly the text that they looked at', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const path = `/api/rooms/${roomId}/seals`
    const { hash } = await draftFor(imani, roomId)
    const wish = { hash, language: 'en' }
    expect(codeOf(await tomas.call('POST', path, wish))).toBe('403 no-access')
    expect(codeOf(await tomas.call('GET', `${path}/draft`))).toBe('403 no-access')
    expect(codeOf(await imani.call('POST', path, wish))).toBe('409 not-locked')
    const line = await tomas.join(roomId)
    line.write('One word more.')
    await line.saved()
    await freeze(imani, roomId, 'locked')
    expect(codeOf(await imani.call('POST', path, wish))).toBe('409 text-moved')
    expect(codeOf(await imani.call('POST', path, { hash: 'x', language: 'en' }))).toBe('422 invalid-input')
    expect((await sealsSeenBy(imani, roomId)).items).toEqual([])
    expect((await roomSeenBy(imani, roomId)).freeze?.level).toBe('locked')
    const made = await seal(imani, roomId)
    expect(made).toMatchObject({ reopened: null, publication: null, hasText: true })
    expect(codeOf(await imani.call('POST', path, { hash: made.hash, language: 'en' }))).toBe(
      '409 room-sealed',
    )
  })

  test('names the version that was signed, where that is exactly the text, and keeps one where there is none', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const signed = await keepVersion(imani, roomId, 'For sign-off')
    const first = await seal(imani, roomId)
    expect(first).toMatchObject({
      hash: signed.hash,
      version: { number: signed.number, label: 'For sign-off' },
    })
    await reopen(imani, roomId)
    await unfreeze(imani, roomId)
    const line = await tomas.join(roomId)
    line.write('Changed.')
    await line.saved()
    const second = await seal(imani, roomId)
    expect(second.version).toEqual({ number: signed.number + 1, label: null })
    const { items } = await versionsSeenBy(tomas, roomId)
    expect(items[0]).toMatchObject({ kind: 'sealed', hash: second.hash })
  })
})

test('[SL1] sealing ends what was asked for: nobody can sign any more', async () => {
  const { imani, tomas, roomId } = await signingGround()
  await openSignOff(imani, roomId)
  await seal(imani, roomId)
  const [round] = (await signOffsSeenBy(tomas, roomId)).items
  expect(round?.closedAt).not.toBeNull()
  expect(round?.abilities).toEqual([])
})

describe('[SL2] in a sealed document', () => {
  test('nothing is changed, on a line neither; it is read, and who is in it stays in coordinators’ hands', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const thread = await beginThread(tomas, roomId)
    const before = await tomas.join(roomId)
    await seal(imani, roomId)
    expect(await before.closed()).toBe(4512)
    const line = await tomas.join(roomId)
    expect(line.hello?.canWrite).toBe(false)
    writeAnyway(line, 'IN SPITE OF IT')
    expect(await line.closed()).toBe(4403)
    const room = `/api/rooms/${roomId}`
    const refused = [
      ['PATCH', room, { title: 'Another' }],
      ['POST', `${room}/snapshots`, { kind: 'named', label: 'Draft', note: null }],
      ['POST', `${room}/threads/${thread.id}/comments`, { body: thread.comments[0]?.body }],
      ['PUT', `${room}/threads/${thread.id}/settlement`, { disposition: 'declined', reason: 'R' }],
      ['POST', `${room}/sign-off/withdrawal`, { reason: 'R' }],
      ['POST', `${room}/review`, { note: null }],
      ['PUT', `${room}/freeze`, { level: 'comments', note: null }],
      ['DELETE', `${room}/freeze`, undefined],
    ] as const
    for (const [method, path, body] of refused)
      expect([path, codeOf(await imani.call(method, path, body))]).toEqual([path, '409 room-sealed'])
    const { id } = await organizationCalled(imani, 'Threadwork')
    const gift = { to: 'organization', organizationId: id, role: 'reader' }
    expect((await imani.call('PUT', `${room}/roles`, gift)).status).toBe(204)
    const seen = await roomSeenBy(tomas, roomId)
    expect(seen.freeze).toMatchObject({ level: 'sealed', note: null, by: { name: 'Imani O.' } })
    expect(seen.abilities).toEqual(['read-text', 'see-access', 'invite-to-room'])
    expect((await tomas.join(roomId)).text.length).toBeGreaterThan(0)
  })

  test('names can still be hidden, and then no table says which person sealed it', async () => {
    const { server, imani, roomId } = await signingGround()
    await seal(imani, roomId)
    const hidden = await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    expect(hidden.status).toBe(200)
    const [seen] = (await sealsSeenBy(imani, roomId)).items
    expect(seen?.sealedBy.name).toBeNull()
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    expect(await db.selectFrom('seals').select('sealed_by').execute()).toEqual([{ sealed_by: null }])
  })
})

describe('[SL3] reopening', () => {
  test('needs a reason, and leaves the document locked and the seal what it was', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const path = `/api/rooms/${roomId}/seals/reopening`
    expect(codeOf(await imani.call('POST', path, { reason: 'R' }))).toBe('404 not-found')
    const made = await seal(imani, roomId)
    expect(codeOf(await imani.call('POST', path, { reason: '  ' }))).toBe('422 invalid-input')
    expect(codeOf(await tomas.call('POST', path, { reason: 'R' }))).toBe('403 no-access')
    const pack = await packOf(tomas, roomId, made.id)
    const opened = await reopen(imani, roomId)
    expect(opened).toMatchObject({
      ...{ id: made.id, hash: made.hash },
      reopened: { reason: 'A number was wrong.', by: { name: 'Imani O.' } },
    })
    expect((await roomSeenBy(imani, roomId)).freeze?.level).toBe('locked')
    expect(await packOf(tomas, roomId, made.id)).toEqual(pack)
    expect(await tryToFreeze(imani, roomId, { level: 'comments', note: null })).toEqual({ status: 200 })
  })

  test('and sealing are in the trail, with what was sealed', async () => {
    const { imani, roomId } = await signingGround()
    const { hash, version } = await seal(imani, roomId)
    await reopen(imani, roomId)
    const trail = await imani.call('GET', `${COALITION}/audit?group=rooms`)
    const acts = auditPageSchema.parse(trail.body).items.filter(({ act }) => act.startsWith('seal.'))
    expect(acts.map(({ act, facts, actor }) => [act, facts, actor?.name])).toEqual([
      ['seal.reopened', { hash }, 'Imani O.'],
      ['seal.made', { hash, number: version.number }, 'Imani O.'],
    ])
  })
})

describe('[SL4] the pack', () => {
  test('has the text in four forms, who is named, and a receipt with the fingerprint of each file', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const made = await seal(imani, roomId)
    const { 'receipt.json': receipt = '', ...files } = await packOf(tomas, roomId, made.id)
    const { 'receipt.json': _receipt, ...bytes } = await packBytesOf(tomas, roomId, made.id)
    expect(Object.keys(files)).toEqual([
      'text.docx',
      'text.html',
      'text.md',
      'text.json',
      'members.csv',
      'README.txt',
    ])
    const said = partReceipt(receipt)?.receipt
    expect(said?.files).toEqual(
      Object.entries(bytes).map(([name, content]) => ({ name, sha256: sha256(content) })),
    )
    const word = partsOf(bytes['text.docx'] ?? new Uint8Array())
    expect(linesOf(word['word/document.xml'])).toContain('Joint UPR submission: Republic of Norvanne')
    expect(sha256(files['text.json'] ?? '')).toBe(made.hash)
    expect(said).toMatchObject({
      hash: made.hash,
      words: made.words,
      sealedAt: made.sealedAt,
      language: 'en',
    })
    expect(files['text.html']).toContain('<h1 dir="auto">Joint UPR submission: Republic of Norvanne</h1>')
    expect(files['text.html']).toMatch(/<p class="numbered" id="p1"/)
    expect(files['text.md']).toMatch(/^# Joint UPR submission: Republic of Norvanne\n/)
    const alone = await tomas.request(`/api/rooms/${roomId}/seals/${made.id}/receipt.json`)
    expect(await alone.text()).toBe(receipt)
  })

  test('is in the language of the text, and names no person', async () => {
    const { imani, roomId } = await signingGround()
    const made = await seal(imani, roomId, 'fr')
    const pack = await packOf(imani, roomId, made.id)
    expect(pack['text.html']).toContain('<html lang="fr">')
    expect(pack['text.html']).toContain('Coalition Table commune')
    expect(JSON.stringify(Object.values(pack))).not.toContain('Imani')
    const word = partsOf((await packBytesOf(imani, roomId, made.id))['text.docx'] ?? new Uint8Array())
    expect(Object.values(word).join()).not.toContain('Imani')
  })
})

describe('[SL5] who stands behind a sealed text', () => {
  test('is who has signed exactly it: by name where they are listed and signed openly, else as a number', async () => {
    const { imani, maelle, tomas, sami, roomId } = await signingGround()
    const round = await openSignOff(imani, roomId, {
      asked: ['Larkspur Centre', 'Réseau Aubépine', 'Kestrel Housing', 'Threadwork'],
    })
    const reservation = 'Except recommendation 9.'
    expect(await decideOn(tomas, roomId, round)).toBe('201')
    expect(await decideOn(sami, roomId, round, { act: 'reserved', reservation, isPrinted: true })).toBe('201')
    expect(await decideOn(maelle, roomId, round, { isConfidential: true })).toBe('201')
    const unprinted = { act: 'reserved', reservation: 'Ours alone.', isPrinted: false } as const
    expect(await decideOn(imani, roomId, round, unprinted)).toBe('201')
    const { signed, unsigned } = await draftFor(imani, roomId)
    expect(signed.map(({ decision, isNamed }) => [decision, isNamed])).toEqual([
      ['endorsed', true],
      ['reserved', true],
      ['endorsed', false],
      ['reserved', true],
    ])
    expect(unsigned).toHaveLength(2)
    const made = await seal(imani, roomId)
    expect(made).toMatchObject({ named: 3, withheld: 1 })
    const pack = await packOf(imani, roomId, made.id)
    const said = partReceipt(pack['receipt.json'] ?? '')?.receipt
    expect(said?.withheld).toBe(1)
    expect(said?.signatories.map((one) => [one.shortName, one.decision, one.reservation])).toEqual([
      ['Larkspur Centre', 'reserved', null],
      ['Kestrel Housing', 'endorsed', null],
      ['Threadwork', 'reserved', reservation],
    ])
    const signedBy = /<section class="signed-by"[\s\S]*?<\/section>/.exec(pack['text.html'] ?? '')?.[0] ?? ''
    expect(signedBy).toContain('Threadwork Young Newcomers’ Forum')
    expect(signedBy).toContain('With a reservation that is not printed')
    expect(signedBy).toContain('and 1 organisation whose name is withheld')
    expect(pack['members.csv']).toContain('1 organisation whose name is withheld')
    for (const said of [signedBy, pack['members.csv'], pack['receipt.json'], pack['README.txt']])
      expect(said).not.toMatch(/Aubépine|Ours alone/)
  })

  test('is not who withholds its name from the public, nor who signed another text', async () => {
    const { imani, tomas, maelle, roomId } = await signingGround()
    const round = await openSignOff(imani, roomId)
    await decideOn(tomas, roomId, round)
    const kestrel = await organizationCalled(imani, 'Kestrel Housing')
    const change = {
      ...{ nameEn: 'Kestrel', nameFr: 'Kestrel', shortName: 'Kestrel', website: null, contact: null },
      ...{ isListed: false, language: 'en' },
    }
    expect((await imani.call('PUT', `/api/organizations/${kestrel.id}`, change)).status).toBe(200)
    expect(await seal(imani, roomId)).toMatchObject({ named: 0, withheld: 1 })
    await reopen(imani, roomId)
    await unfreeze(imani, roomId)
    const line = await maelle.join(roomId)
    line.write('Changed.')
    await line.saved()
    expect(await seal(imani, roomId)).toMatchObject({ named: 0, withheld: 0 })
  })
})
