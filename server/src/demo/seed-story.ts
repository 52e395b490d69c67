import { findAccountByEmail } from '@plenary/db/accounts.ts'
import { findCoalition } from '@plenary/db/coalitions.ts'
import { listMandates } from '@plenary/db/members.ts'
import { listRooms } from '@plenary/db/rooms.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { decide } from '../sign-offs/deciding.ts'
import { openSignOff } from '../sign-offs/opening.ts'
import { takeSnapshot } from '../snapshots/snapshots.ts'
import { DEMO_COALITION, DEMO_PEOPLE, type DemoOrganizationKey } from './demo-coalition.ts'
import { DEMO_STORY, type DemoDecision, type DemoVersion } from './demo-story.ts'
import { replaceWords } from './replace-words.ts'

const DAY_MS = 86_400_000

type Person = { actor: Actor; mandate: Mandate }
type People = Map<DemoOrganizationKey, Person>

/**
 * Lets the people of the demo do what they have done by now to its submission: versions, and what was decided on them.
 * It is done by the rules that hold for everybody, with the clock put back.
 */
export async function seedStory(ctx: ServerContext): Promise<void> {
  const coalition = await findCoalition(ctx.db, DEMO_COALITION.slug)
  const rooms = coalition ? await listRooms(ctx.db, coalition.id) : []
  const room = rooms.find(({ kind }) => kind === 'submission')
  if (!room) throw new Error('there is no submission in the demo')
  const people = await findPeople(ctx)
  for (const version of DEMO_STORY) {
    const then = { ...ctx, now: () => ctx.now() - version.daysAgo * DAY_MS }
    for (const { by, ...words } of version.edits)
      await replaceWords(ctx.db, { roomId: room.id, ...whoseRow(person(people, by)), ...words })
    await keepVersion(then, people, { roomId: room.id, version })
  }
}

async function keepVersion(
  ctx: ServerContext,
  people: People,
  { roomId, version }: { roomId: RoomId; version: DemoVersion },
): Promise<void> {
  const { actor } = person(people, 'larkspur')
  const { label, note, signOff } = version
  const { id } = await takeSnapshot(ctx, actor, roomId, { kind: 'named', label, note })
  if (!signOff) return
  const {
    items: [round],
  } = await openSignOff(ctx, actor, roomId, {
    ...{ snapshotId: id, label, note: null, timeZone: 'Europe/Zurich', isFreezing: false },
    closesAt: afternoon(ctx.now() + signOff.days * DAY_MS),
    organizationIds: signOff.asked.map((key) => person(people, key).mandate.organization.id),
  })
  if (!round) throw new Error('the round of the demo was not opened')
  for (const decision of signOff.decisions) {
    const { hash } = round.version
    await decide(
      ctx,
      person(people, decision.by).actor,
      { roomId, roundId: round.id },
      decisionOf(decision, hash),
    )
  }
}

/** Late in the afternoon of a day in Geneva, winter or summer. */
function afternoon(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 10)}T16:00:00.000Z`
}

function decisionOf({ by: _by, ...decision }: DemoDecision, hash: string) {
  const { authority, capacity } = decision
  const signature = { hash, capacity, authority, isConfidential: false }
  switch (decision.act) {
    case 'endorsed':
      return { act: decision.act, ...signature }
    case 'reserved':
      return { act: decision.act, ...signature, reservation: decision.reservation, isPrinted: true }
    case 'declined':
      return { act: decision.act, hash, capacity, reason: decision.reason }
  }
}

/** The first of each organisation. */
async function findPeople(ctx: ServerContext): Promise<People> {
  const people: People = new Map()
  for (const { email, organization } of DEMO_PEOPLE) {
    if (people.has(organization)) continue
    const account = await findAccountByEmail(ctx.db, email)
    const [mandate] = account ? await listMandates(ctx.db, account.id) : []
    if (!account || !mandate) throw new Error(`nobody is ${email}`)
    // It is no session's: what asks for one is not done here.
    const actor = { accountId: account.id, memberId: mandate.memberId, hash: '' }
    people.set(organization, { actor, mandate })
  }
  return people
}

function person(people: People, key: DemoOrganizationKey): Person {
  const found = people.get(key)
  if (!found) throw new Error(`nobody speaks for ${key}`)
  return found
}

function whoseRow({ mandate }: Person) {
  return { memberId: mandate.memberId, organizationId: mandate.organization.id }
}
