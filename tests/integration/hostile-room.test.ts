import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AttackGround } from '../support/attack-ground.ts'
import type { Attack } from '../support/attacks/attack.ts'
import { HOSTILE_FRAMES } from '../support/attacks/hostile-frames.ts'
import { HOSTILE_UPDATES } from '../support/attacks/hostile-updates.ts'
import { LINE_ATTACKS } from '../support/attacks/line-attacks.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** What an attack may leave behind in the server, and the larger texts of the room with it. */
const KEPT_MAX_BYTES = 20 * 1024 * 1024
const PATIENCE_MS = 60_000

describe.each([
  { kind: 'frames', attacks: HOSTILE_FRAMES },
  { kind: 'updates', attacks: HOSTILE_UPDATES },
  { kind: 'lines', attacks: LINE_ATTACKS },
])('honest people in a room under attack by $kind', ({ attacks }) => {
  let server: ServerProcess
  let ground: AttackGround

  beforeAll(async () => {
    server = new ServerProcess(await freePort(), {
      DATA_DIR: makeTempFolder('attacked'),
      LOG_LEVEL: 'silent',
    })
    await server.start()
    ground = await AttackGround.enter(server)
  })
  afterAll(() => server.kill())

  test.each(attacks)(
    '[FR5] $name: they stay in and keep every word, the attacker’s line ends, and the server keeps nothing of it',
    (attack) => expectHarmless(attack),
    PATIENCE_MS,
  )

  async function expectHarmless(attack: Attack): Promise<void> {
    const { people, closeCodes, keptBytes, newcomer } = await ground.suffer(attack)
    for (const code of closeCodes) expect(attack.closedWith).toContain(code)
    await people.expectUnharmed(newcomer)
    expect(keptBytes).toBeLessThan(KEPT_MAX_BYTES)
  }
})
