import { recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  findOrganization,
  insertOrganization,
  listOrganizations,
  type NewOrganization,
  updateOrganization,
} from '@plenary/db/organizations.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { CoalitionId, OrganizationId } from '@plenary/shared/ids.ts'
import { MAX_ORGANIZATIONS } from '@plenary/shared/limits.ts'
import { localizedOf } from '@plenary/shared/localized.ts'
import { HUES, type OrganizationInput, type OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, enterCoalitionTo, getMandateTo, requireStill } from '../members/members.ts'

/** Adds an organisation to a coalition. @throws {AppError} `not-found`, `no-access`, `too-many-requests` */
export async function addOrganization(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
  input: OrganizationInput,
): Promise<OrganizationRecord> {
  const { coalition, mandate } = await enterCoalitionTo(ctx, actor, slug, 'manage-organizations')
  const id = await ctx.db.transaction().execute(async (trx) => {
    const organization = await newOrganizationOf(trx, coalition.id, input)
    await requireStill(trx, mandate, 'manage-organizations')
    const organizationId = await insertOrganization(trx, coalition.id, organization)
    const event = { coalitionId: coalition.id, actor: actorOf(mandate), organizationId }
    await recordAct(trx, { act: 'organization.added', ...event })
    return organizationId
  })
  return getRecord(ctx.db, id)
}

/** Changes an organisation; its mark stays. @throws {AppError} `not-found`, `no-access` */
export async function changeOrganization(
  ctx: ServerContext,
  actor: Actor,
  id: OrganizationId,
  input: OrganizationInput,
): Promise<OrganizationRecord> {
  const found = await findOrganization(ctx.db, id)
  if (!found) throw new AppError('not-found')
  const { coalitionId } = found
  const mandate = await getMandateTo(ctx, actor, coalitionId, 'manage-organizations')
  await ctx.db.transaction().execute(async (trx) => {
    await updateOrganization(trx, id, { ...input, name: localizedOf(input) })
    const event = { coalitionId, actor: actorOf(mandate), organizationId: id }
    await recordAct(trx, { act: 'organization.changed', ...event, facts: { isListed: input.isListed } })
  })
  return getRecord(ctx.db, id)
}

/**
 * What was asked about an organisation, with a mark of its own: the next hue in the order of joining, and two letters
 * that no other in the coalition has, as far as its name has some. Call it in the transaction that inserts.
 *
 * @throws {AppError} `too-many-requests` when the coalition is full
 */
export async function newOrganizationOf(
  db: Db,
  coalitionId: CoalitionId,
  input: OrganizationInput,
): Promise<NewOrganization> {
  await lockCoalition(db, coalitionId)
  const others = await listOrganizations(db, coalitionId)
  if (others.length >= MAX_ORGANIZATIONS) throw new AppError('too-many-requests', { detail: 'organizations' })
  const name = localizedOf(input)
  const taken = new Set(others.map(({ letters }) => letters))
  return {
    ...input,
    name,
    letters: lettersOf([name.en, name.fr, input.shortName], taken),
    hue: HUES[others.length % HUES.length] ?? 1,
  }
}

/** Two letters of its names: initials of words first, then the first letter of one with each other in it. */
function lettersOf(names: readonly string[], taken: ReadonlySet<string>): string {
  const words = names.map((name) => name.match(/[\p{L}\p{N}]+/gu) ?? [])
  const initials = words.map((list) => list.map((word) => [...word][0] ?? ''))
  const letters = words.map((list) => [...list.join('')])
  const marks = [...initials, ...letters]
    .flatMap(([first = '', ...rest]) => rest.map((letter) => first + letter))
    .map((mark) => mark.toLocaleUpperCase('en'))
    .filter((mark) => [...mark].length === 2)
  return marks.find((mark) => !taken.has(mark)) ?? marks[0] ?? '··'
}

async function getRecord(db: Db, id: OrganizationId): Promise<OrganizationRecord> {
  const found = await findOrganization(db, id)
  if (!found) throw new AppError('not-found')
  return found.record
}
