import { expect, test } from 'vitest'
import { compared, doc, paragraph } from './test-text.ts'
import { tokensOf } from './tokens.ts'

const WRITTEN: [string, string][] = [
  ['The State must answer.', 'The| |State| |must| |answer|.'],
  ['l’État qu’il n’a pas', 'l’|État| |qu’|il| |n’|a| |pas'],
  ['don’t, O’Neill', 'don’t|,| |O’Neill'],
  ['1,000.50 cases (4.5 %)', '1,000.50| |cases| |(|4.5| |%|)'],
  ['mid-term', 'mid|-|term'],
  ['حقوق الإنسان', 'حقوق| |الإنسان'],
  ['人権を守る', '人|権|を|守|る'],
  ['e\u0301te\u0301', 'e\u0301te\u0301'],
  ['👩‍👩‍👧𝒜🇨🇭', '👩‍👩‍👧|𝒜|🇨🇭'],
]

test.each(WRITTEN)('[VC5] %s is compared word by word, and no letter is cut in two', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens.split('|'))
})

test('[VC5] « l’État » is still of the State’s article when another noun follows', () => {
  const { lines } = compared(
    doc(paragraph('a', 'Selon l’État, rien.')),
    doc(paragraph('a', 'Selon l’Organisation, rien.')),
  )
  expect(lines).toEqual(['changed Selon l’[-État][+Organisation], rien.'])
})

test('[VC5] quite different sentences are not drawn to each other by their spaces and commas', () => {
  const { lines } = compared(
    doc(paragraph('a', 'We ask that, without delay, all be freed.')),
    doc(paragraph('a', 'We note, however, some progress.')),
  )
  expect(lines).toEqual([
    'changed We [-ask that, without delay, all be freed][+note, however, some progress].',
  ])
})
