import { expect, test } from 'vitest'
import { hasDeadline } from './deadline.ts'
import { GOALS, goalsField, goalsIn } from './goals.ts'
import { languageOfWords, smartCheck } from './smart.ts'
import { ACTION_VERBS, findVerb } from './verbs.ts'
import { verbsIn } from './verbs-in.ts'

const whole = { addressee: 'Parliament', indicator: 'The law is in force', deadline: '2028-12-31' }

test('[RC1] a recommendation with one act, an indicator, an addressee and a deadline has all five signs', () => {
  const found = smartCheck({ words: 'Enact a law against winter eviction.', fields: whole, language: 'en' })
  expect(found).toEqual({ met: ['action', 'measurable', 'addressee', 'deadline', 'length'], faults: [] })
})

test('[RC1] what is missing is said sign by sign, and blanks are nothing', () => {
  const fields = { addressee: ' ', indicator: null }
  const found = smartCheck({ words: 'Continue efforts to improve housing.', fields, language: 'en' })
  expect(found).toEqual({
    met: ['length'],
    faults: [
      { sign: 'action', why: 'no-act', words: 'Continue' },
      { sign: 'measurable', why: 'no-indicator' },
      { sign: 'addressee', why: 'no-addressee' },
      { sign: 'deadline', why: 'no-deadline' },
    ],
  })
})

test.each([
  ['en', 'Repeal section 12 and ratify the Convention.', ['repeal', 'ratify']],
  ['en', 'Publish the list. Train officials.', ['publish', 'train']],
  ['en', 'The State should publish the list and release the minutes.', ['publish', 'release']],
  ['fr', 'Abroger l’article 12 et ratifier la Convention.', ['repeal', 'ratify']],
  ['fr', 'Le Gouvernement devrait publier la liste, former les agents.', ['publish', 'train']],
] as const)('[RC1] two acts are one too many (%s): %s', (language, words, verbs) => {
  const { faults } = smartCheck({ words, fields: whole, language })
  expect(faults).toEqual([{ sign: 'action', why: 'several-verbs', verbs }])
})

test.each([
  ['en', 'Publish the invitation list and the record of each consultation.', 'publish'],
  ['en', 'Adopt a law to abolish the detention of children.', 'adopt'],
  ['en', 'Publish figures on the arrest and release of defenders.', 'publish'],
  ['en', 'The Government should promptly ratify the Convention.', 'ratify'],
  ['fr', 'Publier chaque année le nombre de cas signalés.', 'publish'],
  ['fr', 'Former des agents de l’administration.', 'train'],
  ['fr', 'Mettre en œuvre le plan d’action.', 'implement'],
  ['fr', 'Adopter une loi pour interdire les expulsions d’hiver.', 'adopt'],
  ['fr', 'L’État est invité à ratifier la Convention.', 'ratify'],
] as const)('[RC1] one act is found in its sentence (%s): %s', (language, words, verb) => {
  const found = smartCheck({ words, fields: whole, language })
  expect([verbsIn(words, language), found.faults]).toEqual([[verb], []])
})

test.each([
  ['en', 'Consider the situation of tenants.', 'no-act'],
  ['fr', 'Le Gouvernement devrait renforcer ses efforts.', 'no-act'],
  ['fr', 'Poursuivre les efforts en matière de logement.', 'no-act'],
  ['en', 'Housing for all.', 'no-verb'],
  ['en', '', 'no-verb'],
  ['fr', 'Publish the list.', 'no-verb'],
] as const)('[RC1] a result without an act is none (%s): “%s”', (language, words, why) => {
  const { faults } = smartCheck({ words, fields: whole, language })
  expect(faults[0]).toMatchObject({ sign: 'action', why })
})

test('[RC1] beyond sixty words it is too long, and without words it is nothing', () => {
  const said = (count: number) =>
    smartCheck({ words: `Publish ${'x '.repeat(count - 1)}`, fields: whole, language: 'en' }).faults
  expect(said(60)).toEqual([])
  expect(said(61)).toEqual([{ sign: 'length', why: 'too-long', words: 61 }])
  const { met, faults } = smartCheck({ words: '', fields: whole, language: 'en' })
  expect(met).not.toContain('length')
  expect(faults).toContainEqual({ sign: 'length', why: 'empty' })
})

test.each([
  ['en', 'within 18 months', true],
  ['en', 'by 31 December 2028', true],
  ['en', 'by the end of 2029', true],
  ['en', 'from the next yearly budget', true],
  ['en', 'under the law of 2019', false],
  ['en', 'in 14 months of research', false],
  ['en', 'they may publish', false],
  ['fr', 'dans un délai de six mois', true],
  ['fr', 'd’ici à 2029', true],
  ['fr', 'd’ici fin décembre 2028', true],
  ['fr', 'avant le 1er mars 2028', true],
  ['fr', 'la loi de 2019', false],
] as const)('[RC1] words say until when, or do not (%s): %s, %s', (language, words, isOne) => {
  expect(hasDeadline(`Publish the list ${words}.`, language)).toBe(isOne)
})

test('[RC1] the lists know their verbs in both languages and the goals by number', () => {
  expect(new Set(ACTION_VERBS.map(({ id }) => id)).size).toBe(ACTION_VERBS.length)
  expect(findVerb('ratify')).toMatchObject({ kind: 'legal', name: { en: 'ratify', fr: 'ratifier' } })
  expect(findVerb('hope')).toBeNull()
  expect(GOALS).toHaveLength(17)
  expect(goalsIn('16, 5,5;99,x,0')).toEqual([5, 16])
  expect([goalsField([10, 2]), goalsField([])]).toEqual(['2,10', null])
})

test('[RC1] of a language without a list, what the writer has chosen counts, and words are not guessed at', () => {
  const words = 'Promulgar una ley antes de 2028.'
  const { faults } = smartCheck({ words, fields: { ...whole, deadline: null }, language: null })
  expect(faults.map(({ why }) => why)).toEqual(['no-verb', 'no-deadline'])
  expect(smartCheck({ words, fields: { ...whole, verb: 'enact' }, language: null }).faults).toEqual([])
})

test.each([
  ['fr-CA', 'Publish', 'fr'],
  ['es', 'Publicar', null],
  [null, 'Publier la liste.', 'fr'],
  [null, 'Publish the list.', 'en'],
  [null, 'Poursuivre les efforts.', 'fr'],
  [null, '', 'en'],
] as const)('[RC1] the language of words marked %s, “%s”, is %s', (lang, words, language) => {
  expect(languageOfWords(lang, words)).toBe(language)
})
