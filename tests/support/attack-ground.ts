import { roomSchema } from '@plenary/shared/rooms.ts'
import type { Attack } from './attacks/attack.ts'
import { HonestPeople } from './honest-people.ts'
import type { Memory, ServerProcess } from './server-process.ts'
import { type TestLine, TestMember } from './test-member.ts'

/** The attacker and one of the others are of one organisation; the third coordinates, and may enter every room. */
const EMAILS = {
  attacker: 'tomas@kestrel.example',
  peers: ['ruth@kestrel.example', 'imani@larkspur.example'],
}

/** What came of an attack. */
export type Outcome = {
  people: HonestPeople
  /** With which codes the attacker's lines ended; null for one that is still open. */
  closeCodes: (number | null)[]
  /** What the server keeps of it, people and text included. */
  keptBytes: number
  memory: Memory
  newcomer: TestLine
}

/** A server with people who are attacked, each time in a new room. */
export class AttackGround {
  readonly #server: ServerProcess
  readonly #attacker: TestMember
  readonly #peers: readonly TestMember[]

  private constructor(server: ServerProcess, attacker: TestMember, peers: readonly TestMember[]) {
    this.#server = server
    this.#attacker = attacker
    this.#peers = peers
  }

  /** On a server with the demo coalition. */
  static async enter(server: ServerProcess): Promise<AttackGround> {
    const peers = await Promise.all(EMAILS.peers.map((email) => TestMember.signIn(server, email)))
    return new AttackGround(server, await TestMember.signIn(server, EMAILS.attacker), peers)
  }

  /**
   * Mounts an attack while honest people write, until the attacker's lines have ended if they must. `pause` slows
   * the honest ones to a pace.
   */
  async suffer(
    { mount, closedWith }: Attack,
    { pause }: { pause?: () => Promise<void> } = {},
  ): Promise<Outcome> {
    const server = this.#server
    const roomId = await this.#newRoom()
    const people = await HonestPeople.join(this.#peers, roomId)
    await people.writeWhile(() => false)
    const before = await settledMemory(server)
    let isGoingOn = true
    const writing = people.writeWhile(() => isGoingOn, pause)
    const attack = async () => {
      const lines = await mount({ attacker: this.#attacker, roomId })
      if (closedWith) await Promise.all(lines.map((line) => line.closed()))
      return lines
    }
    const attacking = attack().finally(() => {
      isGoingOn = false
    })
    const [lines] = await Promise.all([attacking, writing])
    const memory = await settledMemory(server)
    const newcomer = await (this.#peers[0] ?? this.#attacker).join(roomId)
    const closeCodes = lines.map(({ closeCode }) => closeCode)
    return { people, closeCodes, keptBytes: memory.keptBytes - before.keptBytes, memory, newcomer }
  }

  async #newRoom(): Promise<string> {
    const body = JSON.stringify({ title: 'Under attack', kind: 'plain', dueOn: null })
    const owner = this.#peers[0] ?? this.#attacker
    const answer = await owner.request('/api/coalitions/common-table/rooms', { method: 'POST', body })
    return roomSchema.parse(await answer.json()).id
  }
}

/** Less is what one reading finds and the next does not, with nothing that changes between them. */
const UNSTEADY_BYTES = 256 * 1024

/** What a server keeps once that falls no further: what is on its way to somebody just now is not kept. */
async function settledMemory(server: ServerProcess): Promise<Memory> {
  let memory = await server.memory()
  for (let hasFallen = true; hasFallen; ) {
    const next = await server.memory()
    hasFallen = next.keptBytes < memory.keptBytes - UNSTEADY_BYTES
    memory = next
  }
  return memory
}
