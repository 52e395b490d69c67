import { afterAll, beforeAll, expect } from 'vitest'
import { AttackGround } from './attack-ground.ts'
import type { Attack } from './attacks/attack.ts'
import { freePort, ServerProcess } from './server-process.ts'
import { makeTempFolder } from './temp-folder.ts'
import { newDatabaseUrl, whyNot } from './test-database.ts'

/** What an attack may leave behind in the server, and the larger text of the room with it. */
const KEPT_MAX_BYTES = 20 * 1024 * 1024

/**
 * A server of its own for the tests of one `describe`. Gives what holds an attack against the rule: the others stay
 * in and keep every word, the attacker's lines end with a documented code, and the server keeps nothing of it.
 */
export function useAttackedServer(): (attack: Attack) => Promise<void> {
  let server: ServerProcess
  let ground: AttackGround

  beforeAll(async () => {
    // The embedded database is WebAssembly in the same process, and its memory only ever grows.
    const hasPostgres = whyNot('postgres') === null
    server = new ServerProcess(await freePort(), {
      ...(hasPostgres
        ? { DATABASE_URL: await newDatabaseUrl('postgres') }
        : { DATA_DIR: makeTempFolder('attacked') }),
      LOG_LEVEL: 'silent',
    })
    await server.start()
    ground = await AttackGround.enter(server)
  })
  afterAll(() => server.kill())

  return async (attack) => {
    const { people, closeCodes, keptBytes, newcomer } = await ground.suffer(attack)
    for (const code of closeCodes) expect(attack.closedWith).toContain(code)
    await people.expectUnharmed(newcomer)
    expect(keptBytes).toBeLessThan(KEPT_MAX_BYTES)
  }
}
