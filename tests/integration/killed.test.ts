import { describe, expect, test } from 'vitest'
import { ServerProcess } from '../support/server-process.ts'
import { newDatabaseUrl, STORAGES, type Storage, whyNot } from '../support/test-database.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const ROUNDS = 3
/** The embedded database takes seconds to open again after each kill. */
const PATIENCE_MS = 120_000
const WRITERS = ['imani@larkspur.example', 'maelle@aubepine.example', 'tomas@kestrel.example']

async function environmentFor(storage: Storage): Promise<Record<string, string>> {
  const url = await newDatabaseUrl(storage)
  return storage === 'embedded' ? { DATA_DIR: url.slice('embedded:'.length) } : { DATABASE_URL: url }
}

/** Writes numbered words until the line dies; the numbers that were told as saved go into `saved`. */
async function writeUntilCut(line: TestLine, name: string, saved: Set<string>): Promise<void> {
  for (let n = 0; line.closeCode === null; n++) {
    const word = `${name}${n};`
    line.write(word)
    const marker = line.ask()
    await until('an answer or the end', () => line.isAnswered(marker) || line.closeCode)
    if (line.isAnswered(marker)) saved.add(word)
  }
}

describe.each(STORAGES)('on %s', (storage) => {
  test.skipIf(whyNot(storage))(
    '[DU2] kill -9 in the middle of writing loses nothing that was saved or seen, and doubles nothing',
    async () => {
      const server = await ServerProcess.start(await environmentFor(storage))
      for (let round = 0; round < ROUNDS; round++) {
        const members = await Promise.all(WRITERS.map((email) => TestMember.signIn(server, email)))
        const roomId = await (members[0] as TestMember).submissionId()
        const lines = await Promise.all(members.map((member) => member.join(roomId)))
        const saved = new Set<string>()
        const writing = lines.map((line, at) => writeUntilCut(line, `r${round}w${at}n`, saved))
        // Well under way: dozens of commits, each with another in its heels.
        await until('much is saved', () => saved.size > 30)
        await server.kill()
        await Promise.all(writing)
        const seen = lines.flatMap((line, at) => {
          const others = new RegExp(`r${round}w[^${at}]n\\d+;`, 'g')
          return line.text.toString().match(others) ?? []
        })

        await server.start()
        const witness = await (await TestMember.signIn(server, 'noor@opendoor.example')).join(roomId)
        const stored: string[] = witness.text.toString().match(/r\d+w\d+n\d+;/g) ?? []
        expect([...saved].filter((word) => !stored.includes(word))).toEqual([])
        expect(seen.filter((word) => !stored.includes(word))).toEqual([])
        expect(new Set(stored).size).toBe(stored.length)

        // Each comes back with what was on its way, and all have the same text.
        const back = await Promise.all(
          lines.map(async (line, at) => {
            const member = await TestMember.signIn(server, WRITERS[at] ?? '')
            return member.join(roomId, { doc: line.doc, clientId: line.clientId })
          }),
        )
        await Promise.all(back.map((line) => line.saved()))
        await until('all have the same text', () =>
          back.every((line) => line.text.toString() === witness.text.toString()),
        )
        for (const line of [...back, witness]) line.socket.terminate()
      }
    },
    PATIENCE_MS,
  )
})
