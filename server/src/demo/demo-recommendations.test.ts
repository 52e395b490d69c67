import { smartCheck } from '@plenary/shared/recommendations/smart.ts'
import { expect, test } from 'vitest'
import text from './upr-submission.json' with { type: 'json' }

test('[RC1] of the demo’s seventeen recommendations one is no act, and two lack an indicator alone', () => {
  const found = text.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (!('fields' in block) || !block.fields) return []
      const { id, text: words = '', fields } = block
      const { faults } = smartCheck({ words, fields, language: 'en' })
      return [[id, ...faults.map(({ why }) => why)].join(' ')]
    }),
  )
  expect(found).toEqual([
    ...['R1', 'R2 no-indicator', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'],
    'R9 no-act no-indicator no-addressee no-deadline',
    ...['R10', 'R11', 'R12', 'R13', 'R14', 'R15', 'R16 no-indicator', 'R17'],
  ])
})
