import { expect, test } from 'vitest'
import { readabilityOf, sentencesIn, syllablesIn, wordsIn } from './readability.ts'

test('[RL1] sentences end where they end, and not at abbreviations, figures or initials', () => {
  expect(
    sentencesIn(
      'Mr. Amadi met Dr. B. Okoro on 3.5 ha. “It rained.” Did it? See art. 4, e.g. para. 3. No end',
    ),
  ).toEqual([
    'Mr. Amadi met Dr. B. Okoro on 3.5 ha.',
    '“It rained.”',
    'Did it?',
    'See art. 4, e.g. para. 3.',
    'No end',
  ])
  expect(sentencesIn('Il dit\u00a0: «\u00a0Non\u202f!\u00a0» M. Duval partit.')).toHaveLength(2)
})

test('[RL2] syllables are counted about as they are spoken', () => {
  const english = {
    cat: 1,
    table: 2,
    rights: 1,
    detention: 3,
    violation: 4,
    police: 2,
    accepted: 3,
    asked: 1,
    being: 2,
  }
  for (const [word, count] of Object.entries(english))
    expect([word, syllablesIn(word, 'en')]).toEqual([word, count])
  const french = {
    chat: 1,
    parole: 2,
    paroles: 2,
    détention: 3,
    été: 2,
    police: 2,
    état: 2,
    question: 2,
    "l'homme": 1,
  }
  for (const [word, count] of Object.entries(french))
    expect([word, syllablesIn(word, 'fr')]).toEqual([word, count])
})

test('[RL3] the measure is Flesch’s for English and Kandel and Moles’s for French', () => {
  // Two sentences, 6 words, 6 syllables: 206.835 − 1.015 × 3 − 84.6 × 1.
  expect(readabilityOf(['The cat sat.', 'It was fat.'], 'en')).toEqual({
    score: 119,
    sentences: 2,
    words: 6,
    wordsPerSentence: 3,
  })
  // One sentence, 3 words, 4 syllables: 207 − 1.015 × 3 − 73.6 × 4 ÷ 3.
  expect(readabilityOf(['Le chat parla.'], 'fr')?.score).toBe(Math.round(207 - 3.045 - (73.6 * 4) / 3))
  expect(readabilityOf(['12, 14.', ''], 'en')).toBeNull()
  expect(wordsIn('l’État 12 bien-être')).toEqual(['l’État', 'bien-être'])
})
