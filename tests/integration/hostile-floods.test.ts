import { describe, test } from 'vitest'
import { useAttackedServer } from '../support/attacked-server.ts'
import { CONFLICT_BOMBS } from '../support/attacks/conflict-bombs.ts'
import { FLOODS } from '../support/attacks/floods.ts'
import { HEAVY_UPDATES } from '../support/attacks/heavy-updates.ts'

const PATIENCE_MS = 60_000

describe.each([
  { kind: 'floods', attacks: FLOODS },
  { kind: 'weight', attacks: HEAVY_UPDATES },
])('honest people in a room under attack by $kind stay in and keep every word', ({ attacks }) => {
  const expectHarmless = useAttackedServer()

  test.each(attacks)('[FR5] $name', (attack) => expectHarmless(attack), PATIENCE_MS)
})

describe('an update with which Yjs would need seconds is refused', () => {
  const expectHarmless = useAttackedServer()

  test.each(CONFLICT_BOMBS)('[FR6] $name', (attack) => expectHarmless(attack), PATIENCE_MS)
})
