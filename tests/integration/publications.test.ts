import { createHash } from 'node:crypto'
import { openDatabase } from '@plenary/db/database.ts'
import { auditPageSchema } from '@plenary/shared/audit.ts'
import { describe, expect, test } from 'vitest'
import { COALITION } from '../support/inviting.ts'
import { packBytesOf, packOf, publish, reopen, seal, seenByAnybody, unpublish } from '../support/sealing.ts'
import { decideOn, openSignOff, signingGround } from '../support/signing.ts'
import { startTestServer } from '../support/start-server.ts'

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

/** A text that two organisations have signed, one of them in confidence, sealed and public. */
async function published(isListed = false) {
  const ground = await signingGround()
  const { imani, maelle, sami, roomId } = ground
  const round = await openSignOff(imani, roomId)
  const reservation = 'Except recommendation 9 & <b>R10</b>.'
  await decideOn(sami, roomId, round, { act: 'reserved', reservation, isPrinted: true })
  await decideOn(maelle, roomId, round, { isConfidential: true })
  const made = await seal(imani, roomId)
  const { publication } = await publish(imani, roomId, made.id, isListed)
  if (!publication) throw new Error('not public')
  const page = (path = '', headers?: Record<string, string>) =>
    seenByAnybody(ground.server.url, `/p/${publication.slug}${path}`, headers)
  return { ...ground, made, publication, page }
}

describe('[PB1] publishing', () => {
  test('is for coordinators, once, and of a seal of the document', async () => {
    const { imani, tomas, roomId, made } = await published()
    const path = `/api/rooms/${roomId}/seals/${made.id}/publication`
    const codeOf = async (by: typeof imani, method: string, at = path) =>
      ((await by.call(method, at, { isListed: false })).body as { code?: string }).code
    expect(await codeOf(imani, 'PUT')).toBe('already-public')
    expect(await codeOf(tomas, 'PUT')).toBe('no-access')
    expect(await codeOf(tomas, 'DELETE')).toBe('no-access')
    const nowhere = path.replace(made.id, '01a20030-0000-7000-8000-000000000000')
    expect(await codeOf(imani, 'PUT', nowhere)).toBe('not-found')
  })

  test('is in the trail, and so is taking it back', async () => {
    const { imani, roomId, made } = await published()
    await unpublish(imani, roomId, made.id)
    await unpublish(imani, roomId, made.id)
    const { body } = await imani.call('GET', `${COALITION}/audit?group=rooms`)
    const acts = auditPageSchema.parse(body).items.filter(({ act }) => /published$/.test(act))
    expect(acts.map(({ act, facts }) => [act, facts])).toEqual([
      ['seal.unpublished', { hash: made.hash }],
      ['seal.published', { hash: made.hash, listed: false }],
    ])
  })
})

describe('[PB2] the public page', () => {
  test('is read by anybody: the text, who is named, their reservations, and how many more', async () => {
    const { page, made } = await published()
    const { status, text } = await page()
    expect(status).toBe(200)
    expect(text).toContain('<h1 dir="auto">Joint UPR submission: Republic of Norvanne</h1>')
    expect(text).toContain(
      'Reservation: <span dir="auto">Except recommendation 9 &amp; &lt;b&gt;R10&lt;/b&gt;.</span>',
    )
    expect(text).toContain('and 1 organisation whose name is withheld')
    expect(text).toContain(made.hash.slice(0, 4))
    const signed = /<section class="signed-by"[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
    expect(signed).toContain('Threadwork Young Newcomers’ Forum')
    expect(signed).not.toContain('Aubépine')
    for (const person of ['Imani', 'Sami', 'Maëlle']) expect(text).not.toContain(person)
  })

  test('speaks English and French, as the reader likes or chooses', async () => {
    const { page } = await published()
    expect((await page('', { 'Accept-Language': 'fr-CH, en;q=0.5' })).text).toContain('Publié par')
    expect((await page('?lang=en', { 'Accept-Language': 'fr' })).text).toContain('Published by')
    const { text } = await page('?lang=fr')
    expect(text).toContain('<html lang="fr">')
    expect(text).toContain('is-numbered" lang="en"')
  })

  test('[RC3] has the recommendations as a table, without their statuses and the leads that are not named', async () => {
    const { page } = await published()
    const tableOf = (text: string) =>
      /<table class="recommendations-table">[\s\S]*?<\/table>/.exec(text)?.[0] ?? ''
    const table = tableOf((await page('?lang=en')).text)
    expect(table.match(/<th scope="row">/g)).toHaveLength(17)
    expect(table).toContain('<th scope="row"><a href="#R6">R6</a></th>')
    expect(table).toContain('Threadwork Young Newcomers’ Forum')
    expect(table).toContain('31 Dec 2028')
    expect(table).not.toMatch(/Aubépine|agreed|needs-work/)
    expect(tableOf((await page('?lang=fr')).text)).toContain('<th scope="col">Recommandation</th>')
  })

  test('can ask nobody for anything: no cookie, no script but its own, which reaches no address', async () => {
    const { page } = await published()
    const { headers, text } = await page()
    expect(headers.get('set-cookie')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/connect-src|unsafe|data:|https?:/)
    const asked = [...text.matchAll(/(?:src|<link rel="(?:icon|stylesheet)" href)="([^"]*)"/g)].map(
      ([, at]) => at,
    )
    expect(asked).toEqual(['/favicon.svg', '/public-page.css', '/public-page.js'])
    expect(text).not.toMatch(/ style=| on\w+=/)
  })

  test('shows a messenger its title and coalition, and nobody else', async () => {
    const { page } = await published()
    const metas = [
      ...(await page()).text.matchAll(
        /<meta (?:property|name)="((?:og|twitter):[^"]*|description)" content="([^"]*)"/g,
      ),
    ]
    expect(new Set(metas.map(([, , content]) => content))).toEqual(
      new Set(['Common Table Coalition', 'article', 'Joint UPR submission: Republic of Norvanne', 'summary']),
    )
  })

  test('is found by no search engine unless the coalition wants it', async () => {
    const quiet = await (await published(false)).page()
    expect(quiet.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(quiet.text).toContain('<meta name="robots" content="noindex, nofollow">')
    const listed = await (await published(true)).page()
    expect(listed.headers.get('x-robots-tag')).toBeNull()
    expect(listed.text).not.toContain('name="robots"')
  })

  test('gives the very files of the pack', async () => {
    const { page, imani, roomId, made } = await published()
    const pack = await packOf(imani, roomId, made.id)
    for (const [name, content] of Object.entries(pack)) {
      const file = await page(`/${name}`)
      expect([name, file.status, sha256(file.text)]).toEqual([
        name,
        200,
        sha256(content.replace(/^\uFEFF/, '')),
      ])
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    }
    expect((await page('/secrets.txt')).status).toBe(404)
  })

  test('stays what it is when the document is opened again and changed', async () => {
    const { page, imani, roomId } = await published()
    const before = (await page()).text
    await reopen(imani, roomId)
    expect((await page()).text).toBe(before)
  })
})

describe('[PB3] taking a publication back', () => {
  test('ends its page and its files at once, in words, and another gets another address', async () => {
    const { page, server, imani, roomId, made, publication } = await published()
    expect((await page()).headers.get('cache-control')).toBe('no-store')
    expect((await unpublish(imani, roomId, made.id)).publication).toBeNull()
    for (const path of ['', '/text.json', '/receipt.json']) {
      const gone = await page(path)
      expect([gone.status, gone.text.includes('This text is no longer public.')]).toEqual([410, true])
      expect(gone.text).not.toContain('Norvanne')
    }
    expect((await page('?lang=fr')).text).toContain('Ce texte n’est plus public.')
    const again = await publish(imani, roomId, made.id)
    expect(again.publication?.slug).not.toBe(publication.slug)
    const nowhere = await seenByAnybody(server.url, '/p/AAAAAAAAAAAAAAAA')
    expect([nowhere.status, nowhere.text.includes('There is nothing at this address.')]).toEqual([404, true])
  })

  test.each([
    ['with their version', 'delete'],
    ['out of it', 'update'],
  ] as const)(
    'words taken away for good, %s, are in no page and no pack; the receipt is left',
    async (_how, act) => {
      const { server, clock, publication, imani, roomId, made } = await published()
      await server.stop()
      const { db, close } = await openDatabase(server.databaseUrl)
      if (act === 'delete') await db.deleteFrom('snapshot_texts').execute()
      else await db.updateTable('snapshot_texts').set({ document: '{}' }).execute()
      await close()
      const back = await startTestServer({ databaseUrl: server.databaseUrl }, {}, clock.now)
      const page = await seenByAnybody(back.url, `/p/${publication.slug}`)
      expect([page.status, page.text.includes('have been taken away for good')]).toEqual([410, true])
      expect((await seenByAnybody(back.url, `/p/${publication.slug}/receipt.json`)).status).toBe(200)
      const pack = await fetch(`${back.url}/api/rooms/${roomId}/seals/${made.id}/pack.zip`, {
        headers: { Cookie: imani.cookie },
      })
      expect([pack.status, (await pack.json()).code]).toEqual([410, 'text-gone'])
    },
  )
})

describe('[VF3] a fingerprint', () => {
  test('of a published text, of a file of its pack or of its receipt is known to anybody', async () => {
    const { server, imani, roomId, made, publication } = await published()
    const pack = await packBytesOf(imani, roomId, made.id)
    const asked = [made.hash, made.hash.toUpperCase(), ...Object.values(pack).map(sha256)]
    for (const hash of asked) {
      const { status, text } = await seenByAnybody(server.url, `/verify/${hash}`)
      expect(status).toBe(200)
      expect(text).toContain('This is the fingerprint of a published text.')
      expect(text).toContain('Joint UPR submission: Republic of Norvanne')
      expect(text).toContain(`href="/p/${publication.slug}?lang=en"`)
    }
    const grouped = encodeURIComponent((made.hash.match(/.{4}/g) ?? []).join(' '))
    const typed = await seenByAnybody(server.url, `/verify?hash=${grouped}&lang=fr`)
    expect(typed.text).toContain('C’est l’empreinte d’un texte publié.')
  })

  test('of what is not public is answered as one that does not exist', async () => {
    const { server, imani, roomId, made } = await published()
    await unpublish(imani, roomId, made.id)
    const hidden = await seenByAnybody(server.url, `/verify/${made.hash}`)
    const unknown = await seenByAnybody(server.url, `/verify/${'0'.repeat(64)}`)
    expect(hidden.status).toBe(unknown.status)
    expect(hidden.text.replaceAll(made.hash, '')).toBe(unknown.text.replaceAll('0'.repeat(64), ''))
    expect(hidden.text).toContain('Nothing that is public here has this fingerprint.')
  })

  test('that is none is said to be none, and harms nobody', async () => {
    const { server } = await signingGround()
    const { text, status } = await seenByAnybody(
      server.url,
      `/verify?hash=${encodeURIComponent('"><script>')}`,
    )
    expect([status, text.includes('A fingerprint has 64 signs')]).toEqual([200, true])
    expect(text).not.toContain('"><script>')
  })
})
