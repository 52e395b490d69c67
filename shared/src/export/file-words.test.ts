import { describe, expect, test } from 'vitest'
import { submitterLines } from './file-words.ts'

const organization = (name: string, isListed: boolean) => ({
  name: { en: name, fr: `${name} (fr)` },
  isListed,
})

describe('[EX3] [EX6] those that submit a text', () => {
  test('are named where they are listed in public, and counted where not', () => {
    const [kestrel, door] = [organization('Kestrel', true), organization('Open Door', true)]
    const [quiet, hidden] = [organization('Quiet', false), organization('Hidden', false)]
    expect(submitterLines([kestrel, door], 'fr')).toEqual(['Kestrel (fr)', 'Open Door (fr)'])
    expect(submitterLines([kestrel, quiet, door], 'en')).toEqual([
      'Kestrel',
      'Open Door',
      'and 1 more organisation',
    ])
    expect(submitterLines([kestrel, quiet, hidden], 'fr')).toEqual([
      'Kestrel (fr)',
      'et 2 autres organisations',
    ])
    expect(submitterLines([quiet, hidden], 'en')).toEqual(['2 organisations'])
    expect(submitterLines([], 'en')).toEqual([])
  })
})
