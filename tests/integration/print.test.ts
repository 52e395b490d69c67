import { describe, expect, test } from 'vitest'
import { signingGround } from '../support/signing.ts'
import type { TestMember } from '../support/test-member.ts'
import { keepVersion } from '../support/versions.ts'

async function printed(person: TestMember, roomId: string, query = '') {
  const answer = await person.request(`/r/${roomId}/print${query}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** The part of a page in which the text stands. */
function bodyIn(page: string): string {
  return /<div class="text">\n([\s\S]*?)\n<\/div>\n<\/main>/.exec(page)?.[1] ?? ''
}

describe('[PV1] the page of a text to be printed', () => {
  test('has exactly the HTML of its file, after a cover and its contents', async () => {
    const { sami, roomId } = await signingGround()
    const { status, text } = await printed(sami, roomId, '?locale=en')
    expect(status).toBe(200)
    const file = await (await sami.request(`/api/rooms/${roomId}/exports/html?of=live&locale=en`)).text()
    expect(bodyIn(text)).toContain('id="R17"')
    expect(file).toContain(bodyIn(text))
    expect(text).toMatch(
      /Common Table Coalition<\/p>\s*<h1[^>]*>Joint UPR submission[\s\S]*Submitted by[\s\S]*Kestrel Housing Table/,
    )
    for (const [, anchor] of text.matchAll(/<li><a href="#(section-\d+)">/g))
      expect(bodyIn(text)).toContain(`id="${anchor}"`)
    expect(text.match(/<li><a href="#section-/g)).toHaveLength(10)
  })

  test('is of a version, where one is named, and says which', async () => {
    const { imani, tomas, roomId } = await signingGround()
    const version = await keepVersion(imani, roomId, 'For <print>')
    const line = await tomas.join(roomId)
    line.write('Wholly new words.')
    await line.saved()
    const now = await printed(tomas, roomId, '?locale=en')
    const then = await printed(tomas, roomId, `?version=${version.id}&locale=en`)
    expect([now, then].map(({ text }) => text.includes('Wholly new words'))).toEqual([true, false])
    expect(now.text).toContain('Live text')
    expect(then.text).toContain(`Version ${version.number}, “For &lt;print&gt;”`)
  })

  test('is in French for whoever asks for that, or whose browser does', async () => {
    const { imani, roomId } = await signingGround()
    expect((await printed(imani, roomId, '?locale=fr')).text).toMatch(/<html lang="fr">[\s\S]*Soumis par/)
    const liked = await imani.request(`/r/${roomId}/print`, { headers: { 'Accept-Language': 'fr-CH' } })
    expect(await liked.text()).toContain('Imprimer ou enregistrer en PDF')
  })

  test('is not there for a version that is none, nor for a room that is none', async () => {
    const { imani, roomId } = await signingGround()
    const nowhere = '01a20030-0000-7000-8000-000000000000'
    const answers = await Promise.all([
      printed(imani, roomId, `?version=${nowhere}`),
      printed(imani, roomId, '?version=then'),
      printed(imani, nowhere),
      printed(imani, 'nowhere'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    for (const { text } of answers) expect(text).toContain('There is nothing to print here')
  })
})

test('[PV3] asks nobody for anything, and is kept in no cache', async () => {
  const { imani, roomId } = await signingGround()
  const { headers, text } = await printed(imani, roomId)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  // The pictures of the text are in the page itself.
  expect(policy.replace("img-src 'self' data:", '')).not.toMatch(/connect-src|unsafe|data:|https?:/)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(
    [...text.matchAll(/(?:src|<link rel="(?:icon|stylesheet)" href)="([^"]*)"/g)].map(([, at]) => at),
  ).toEqual(['/favicon.svg', '/print-page.css', '/print-page.js'])
  expect(text).not.toMatch(/ style=| on\w+=|Imani|Tomas/)
})
