import { formatter } from '@lingui/format-po'
import { expect, test } from 'vitest'

const CATALOGUES = import.meta.glob<string>('./locales/fr/*.po', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const { parse } = formatter()

test('[UI9] a message has one translation, whichever pages were looked at before', async () => {
  const translations = await translationsOf(Object.values(CATALOGUES))
  expect(translations.size).toBeGreaterThan(1000)
  expect([...translations.values()].filter((each) => each.size > 1)).toEqual([])
})

test('[UI9] a message with two translations is found, unless it is said in two contexts', async () => {
  const open = (words: string, context = '') => `${context}msgid "Open"\nmsgstr "${words}"\n`
  const countOf = async (...catalogues: string[]) =>
    [...(await translationsOf(catalogues)).values()].map((each) => each.size)
  expect(await countOf(open('Ouvrir'), open('Ouverte'))).toEqual([2])
  expect(await countOf(open('Ouvrir'), open('Ouverte', 'msgctxt "section"\n'))).toEqual([1, 1])
})

/** What each message is in French, by its id: pages put the catalogues that they need over one another. */
async function translationsOf(catalogues: readonly string[]): Promise<Map<string, Set<string>>> {
  const translations = new Map<string, Set<string>>()
  for (const catalogue of catalogues) {
    const messages = await parse(catalogue, { locale: 'fr', sourceLocale: 'en', filename: '' })
    for (const [id, { translation }] of Object.entries(messages)) {
      const known = translations.get(id) ?? new Set()
      if (translation) known.add(translation)
      translations.set(id, known)
    }
  }
  return translations
}
