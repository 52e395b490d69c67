import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { localeOf } from './locale.ts'

test.each([
  [undefined, 'en'],
  ['fr', 'fr'],
  ['fr-CA,en;q=0.8', 'fr'],
  ['de-CH,de;q=0.9,fr;q=0.7,en;q=0.6', 'fr'],
  ['en;q=0.1, FR;q=0.9', 'fr'],
  ['fr;q=0,en', 'en'],
  ['ar,es', 'en'],
  [';q=nonsense,,', 'en'],
])('[ID3] Accept-Language: %s is answered in %s', async (header, locale) => {
  const app = new Hono().get('/', (c) => c.text(localeOf(c)))
  const answer = await app.request(
    '/',
    header === undefined ? {} : { headers: { 'Accept-Language': header } },
  )
  expect(await answer.text()).toBe(locale)
})
