import { expect, test } from 'vitest'
import { addressesIn } from './link.ts'

test.each([
  ['see https://table.example/a, please', ['https://table.example/a']],
  ['(https://table.example/a)', ['https://table.example/a']],
  ['https://table.example/Rights_(law)', ['https://table.example/Rights_(law)']],
  ['(see https://table.example/Rights_(law)).', ['https://table.example/Rights_(law)']],
  ['« https://table.example/é »', ['https://table.example/é']],
  ['http://a.example HTTPS://b.example/?q=1&r=2#s…', ['http://a.example', 'HTTPS://b.example/?q=1&r=2#s']],
  ['table.example, javascript://x, mailto:a@table.example, https:// and xhttps://table.example', []],
])('[RM7] addresses in "%s"', (words, expected) => {
  expect(addressesIn(words).map(({ href }) => href)).toEqual(expected)
  for (const { index, href } of addressesIn(words)) expect(words.slice(index, index + href.length)).toBe(href)
})
