import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { forgetSpeakers } from '@plenary/db/forget-speakers.ts'
import { insertBudgets, setMechanism } from '@plenary/db/plans.ts'
import { forgetPseudonyms } from '@plenary/db/pseudonyms.ts'
import {
  insertOrganizationRole,
  insertRoom,
  listRooms,
  lockAttribution,
  type RoomListRow,
  updateRoom,
} from '@plenary/db/rooms.ts'
import {
  appendUpdates,
  forgetAuthors,
  leaseClientId,
  putCheckpoint,
  retireLeases,
} from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { abilitiesIn, type MemberRole, type RoomRole } from '@plenary/shared/permissions.ts'
import {
  type Attribution,
  isSafer,
  type NewRoom,
  type Room,
  type RoomChange,
  type RoomSummary,
} from '@plenary/shared/rooms.ts'
import type { JSONContent } from '@tiptap/core'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, enterCoalition, enterCoalitionTo, requireStill } from '../members/members.ts'
import { readTemplate } from '../templates/chosen-template.ts'
import { showFreeze } from './freeze-view.ts'
import { enterRoom, enterRoomTo, type RoomAccess, standingOf } from './room-access.ts'
import { standingIn } from './room-role.ts'
import { showSignOff } from './sign-off-view.ts'

/** One room and what the actor may do in it. */
export async function getRoom(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<Room> {
  return toRoom(ctx, await enterRoom(ctx, actor, roomId))
}

/**
 * The folded text of a room as the actor may read it, and the row of the log it reaches to, and its epoch; what was written since
 * comes over the socket. Null for a room that was never folded.
 *
 * @throws {AppError} `not-found`, or `too-many-requests`: then the socket brings all of it.
 */
export async function findRoomText(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
): Promise<{ seq: number; epoch: number; compressed: Uint8Array<ArrayBuffer> } | null> {
  ctx.throttles.take('text', actor.accountId)
  await enterRoom(ctx, actor, roomId)
  const checkpoint = await ctx.live.findCheckpoint(roomId)
  if (!checkpoint) return null
  const { seq, epoch, compressed } = checkpoint
  return { seq, epoch, compressed: new Uint8Array(compressed) }
}

async function toRoom(ctx: ServerContext, access: RoomAccess): Promise<Room> {
  const { room, mandate, role } = access
  const { slug, name } = room.coalition
  return {
    ...room,
    freeze: await showFreeze(ctx, room),
    signOff: await showSignOff(ctx, access),
    coalition: { slug, name },
    mandate,
    role,
    abilities: abilitiesIn(standingOf(access), mandate.role),
  }
}

/** The rooms of a coalition that the actor may see, by due date. */
export async function listRoomSummaries(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
): Promise<RoomSummary[]> {
  const { coalition, mandates } = await enterCoalition(ctx, actor, slug)
  const rows = await listRooms(ctx.db, coalition.id)
  return rows.flatMap((row) => {
    const own = standingIn(
      mandates.map((mandate) => groundsIn(row, mandate)),
      actor.memberId,
    )
    return own ? [toSummary(ctx, row, { role: own.role, memberRole: own.standing.memberRole })] : []
  })
}

function groundsIn({ roles }: RoomListRow, { memberId, organization, role }: Mandate) {
  const ownRole = roles.find((entry) => entry.memberId === memberId)?.role ?? null
  const organizationRole = roles.find((entry) => entry.organizationId === organization.id)?.role ?? null
  return { memberId, memberRole: role, ownRole, organizationRole }
}

function toSummary(
  ctx: ServerContext,
  row: RoomListRow,
  { role, memberRole }: { role: RoomRole; memberRole: MemberRole },
): RoomSummary {
  const { id, kind, title, dueOn, words, freeze, editedAt } = row
  const organizationIds = row.roles.flatMap((entry) => entry.organizationId ?? [])
  const here = [...new Set(ctx.live.peopleIn(id).map((person) => person.organization.id))]
  return {
    id,
    kind,
    title,
    dueOn,
    words,
    freeze,
    role,
    abilities: abilitiesIn({ role, freeze }, memberRole),
    editedAt: editedAt?.toISOString() ?? null,
    organizationIds,
    here,
  }
}

/**
 * Creates a room whose text begins from a template, or with a blank page; its creator's organisation may write in it,
 * coordinators coordinate it.
 *
 * @throws {AppError} `not-found`, `no-access`; `invalid-input` for a template that the coalition does not have
 */
export async function createRoom(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
  { template: choice, language, ...input }: NewRoom,
): Promise<Room> {
  ctx.throttles.take('new-room', actor.accountId)
  const { coalition, mandate } = await enterCoalitionTo(ctx, actor, slug, 'create-room')
  const { memberId, organization } = mandate
  const template = choice && (await readTemplate(ctx.db, coalition.id, { choice, language }))
  const roomId = await ctx.db.transaction().execute(async (trx) => {
    const id = await insertRoom(trx, { ...input, coalitionId: coalition.id, createdBy: memberId })
    await insertOrganizationRole(trx, { roomId: id, organizationId: organization.id, role: 'editor' })
    await beginText(trx, id, {
      mandate,
      hasNames: input.attribution !== 'unattributed',
      sessionHash: actor.hash,
      blocks: template?.text.blocks ?? [{ type: 'paragraph' }],
    })
    if (template) {
      await setMechanism(trx, id, template.mechanism)
      await insertBudgets(trx, id, template.text.budgets)
    }
    const facts = { kind: input.kind, attribution: input.attribution }
    const event = { coalitionId: coalition.id, actor: actorOf(mandate), roomId: id, facts }
    await recordAct(trx, { act: 'room.created', ...event })
    return id
  })
  ctx.logger.info({ roomId }, 'room created')
  return getRoom(ctx, actor, roomId)
}

type FirstPage = { mandate: Mandate; hasNames: boolean; sessionHash: string; blocks: JSONContent[] }

/** The first page is there before anybody comes in, so that two people who open it at once do not both begin it. */
async function beginText(
  db: Db,
  roomId: RoomId,
  { mandate, hasNames, sessionHash, blocks }: FirstPage,
): Promise<void> {
  const organizationId = mandate.organization.id
  const memberId = hasNames ? mandate.memberId : null
  // A key that nobody has: in a room without names nobody comes back under this id.
  const holder = memberId ? { memberId } : { memberId: null, keyHash: '' }
  const clientId = await leaseClientId(db, { roomId, organizationId, ...holder })
  // With the editor's schema, which takes 4 MB and is needed for nothing else here.
  const { writeFirstText } = await import('./first-text.ts')
  const { updates, whole } = writeFirstText([{ clientId, blocks }])
  const author = { memberId, organizationId, sessionHash: hasNames ? sessionHash : null }
  const rows = updates.map((update) => ({ ...author, update }))
  await appendUpdates(db, [{ roomId, afterSeq: 0, rows }])
  await putCheckpoint(db, { roomId, seq: rows.length, epoch: 0, ...whole })
}

/**
 * Renames a room, or changes how people are named in it. Without names, every person is taken out of its log for good.
 *
 * @throws {AppError} `not-found`, `no-access`; `not-safer` for a change to names that people did not write under
 */
export async function changeRoom(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { title, attribution }: RoomChange,
): Promise<Room> {
  if (title !== undefined) {
    await enterRoomTo(ctx, actor, roomId, 'rename-room')
    await updateRoom(ctx.db, roomId, { title })
  }
  if (attribution !== undefined) {
    const access = await enterRoomTo(ctx, actor, roomId, 'set-attribution')
    if (attribution !== access.room.attribution) await hideNames(ctx, access, attribution)
  }
  return getRoom(ctx, actor, roomId)
}

async function hideNames(
  ctx: ServerContext,
  { room, mandate }: RoomAccess,
  attribution: Attribution,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await requireStill(trx, mandate, 'manage-members')
    const from = await lockAttribution(trx, room.id)
    if (!isSafer(attribution, from)) throw new AppError('not-safer')
    await updateRoom(trx, room.id, { attribution })
    // An id that went on would say who somebody had been under their name.
    await retireLeases(trx, room.id)
    if (attribution === 'unattributed') {
      await forgetAuthors(trx, room.id)
      await forgetPseudonyms(trx, room.id)
      await forgetSpeakers(trx, room.id)
    }
    const facts = { from, to: attribution }
    const event = { coalitionId: room.coalition.id, actor: actorOf(mandate), roomId: room.id, facts }
    await recordAct(trx, { act: 'room.attribution-changed', ...event })
  })
  await ctx.rights.changed({ roomId: room.id })
}
