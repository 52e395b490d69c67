import { describe, test } from 'vitest'
import { useAttackedServer } from '../support/attacked-server.ts'
import { HOSTILE_FRAMES } from '../support/attacks/hostile-frames.ts'
import { HOSTILE_UPDATES } from '../support/attacks/hostile-updates.ts'
import { LINE_ATTACKS } from '../support/attacks/line-attacks.ts'

const PATIENCE_MS = 60_000

describe.each([
  { kind: 'frames', attacks: HOSTILE_FRAMES },
  { kind: 'updates', attacks: HOSTILE_UPDATES },
  { kind: 'lines', attacks: LINE_ATTACKS },
])('honest people in a room under attack by $kind stay in and keep every word', ({ attacks }) => {
  const expectHarmless = useAttackedServer()

  test.each(attacks)('[FR5] $name', (attack) => expectHarmless(attack), PATIENCE_MS)
})
