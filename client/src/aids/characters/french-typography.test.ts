import { expect, test } from 'vitest'
import { typesetFrench } from './french-typography.ts'

/** What stands in a paragraph after the keys were typed one by one; "_" is a space that does not break, "~" a narrow one. */
function typed(keys: string): string {
  let text = ''
  for (const key of keys) {
    const set = typesetFrench(text, key)
    text = set ? text.slice(0, text.length - set.takes) + set.text : text + key
  }
  return text.replace(/\u00a0/g, '_').replace(/\u202f/g, '~')
}

test('[CH1] in French a straight quotation mark is « or » with the spaces that do not break', () => {
  expect(typed('Il dit "oui" et "non".')).toBe('Il dit «_oui_» et «_non_».')
  expect(typed('"Oui "')).toBe('«_Oui_»')
})

test('[CH2] in French : ; ! ? have the space that does not break, typed or not', () => {
  expect(typed('Quoi? Non! Ceci: a; b')).toBe('Quoi~? Non~! Ceci_: a~; b')
  expect(typed('Quoi ? Ceci : a')).toBe('Quoi~? Ceci_: a')
  expect(typed('Quoi?! (?) ... ?')).toBe('Quoi~?! (?) ...~?')
})

test('[CH3] addresses, times and the beginning of a paragraph stand as they are typed', () => {
  expect(typed('Voir https://upr.example/?a=b;c et (http://x.example)')).toBe(
    'Voir https://upr.example/?a=b;c et (http://x.example)',
  )
  expect(typed('À 14:30 précises')).toBe('À 14:30 précises')
  expect(typed('Chapitre 3: fin')).toBe('Chapitre 3_: fin')
  expect(typed(': début')).toBe(': début')
  expect(typed('a@b.example?')).toBe('a@b.example?')
})
