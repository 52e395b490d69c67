import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  countRoomsFollowing,
  deleteMechanism,
  listMechanismRecords,
  type MechanismRecord,
  putMechanism,
} from '@plenary/db/mechanisms.ts'
import { listOrganizationNames } from '@plenary/db/organizations.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { type CoalitionId, type MechanismId, newId } from '@plenary/shared/ids.ts'
import { MAX_OWN_MECHANISMS } from '@plenary/shared/limits.ts'
import type { KnownMechanism, Mechanism, MechanismInput, MechanismList } from '@plenary/shared/mechanisms.ts'
import { canInCoalition } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import {
  type Actor,
  actorOf,
  type CoalitionAccess,
  enterCoalition,
  enterCoalitionTo,
  requireStill,
} from '../members/members.ts'
import { SHIPPED_MECHANISMS } from './shipped-mechanisms.ts'

/** The mechanisms as a coalition has them: the shipped ones or its own in their place, then those that it added. */
export async function listMechanisms(ctx: ServerContext, actor: Actor, slug: string): Promise<MechanismList> {
  const { coalition, mandate } = await enterCoalition(ctx, actor, slug)
  const items = await knownMechanisms(ctx.db, coalition.id)
  return { items, next: null, canEdit: canInCoalition(mandate.role, 'edit-mechanisms') }
}

/** The same without asking whether anybody may see them. */
export async function knownMechanisms(db: Db, coalitionId: CoalitionId): Promise<KnownMechanism[]> {
  const records = await listMechanismRecords(db, coalitionId)
  const names = await listOrganizationNames(
    db,
    records.map(({ organizationId }) => organizationId),
  )
  const byKey = new Map(records.map((record) => [record.record.key, record]))
  const shipped = SHIPPED_MECHANISMS.map((mechanism) => {
    const edit = byKey.get(mechanism.key)
    return edit
      ? showRecord(edit, 'edited', names)
      : { ...mechanism, origin: 'shipped' as const, edited: null }
  })
  const own = records.filter(({ record }) => !isShipped(record.key))
  return [...shipped, ...own.map((record) => showRecord(record, 'own', names))]
}

function showRecord(
  { record, editedAt, organizationId }: MechanismRecord,
  origin: 'edited' | 'own',
  names: ReadonlyMap<string, string>,
): KnownMechanism {
  const edited = { at: editedAt.toISOString(), organization: names.get(organizationId) ?? '' }
  return { ...record, origin, edited }
}

function isShipped(key: string): boolean {
  return SHIPPED_MECHANISMS.some((mechanism) => mechanism.key === key)
}

/**
 * Puts a coalition's record in the place of one that it has.
 *
 * @throws {AppError} `not-found` outside the coalition and for a key that it does not know; `no-access`
 */
export async function editMechanism(
  ctx: ServerContext,
  actor: Actor,
  { slug, key }: { slug: string; key: string },
  input: MechanismInput,
): Promise<KnownMechanism> {
  const access = await enterCoalitionTo(ctx, actor, slug, 'edit-mechanisms')
  const before = await findMechanism(ctx.db, access.coalition.id, key)
  if (!before) throw new AppError('not-found')
  await keep(ctx, access, editOf(before, input))
  return getKnown(ctx, access, key)
}

/**
 * Adds a mechanism that is not among those that come with the server.
 *
 * @throws {AppError} `not-found`, `no-access`; `too-many-mechanisms`
 */
export async function addMechanism(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
  input: MechanismInput,
): Promise<KnownMechanism> {
  const access = await enterCoalitionTo(ctx, actor, slug, 'edit-mechanisms')
  const records = await listMechanismRecords(ctx.db, access.coalition.id)
  const own = records.filter(({ record }) => !isShipped(record.key))
  if (own.length >= MAX_OWN_MECHANISMS) throw new AppError('too-many-mechanisms')
  const key = newId<MechanismId>()
  await keep(ctx, access, editOf({ ...EMPTY, key }, input))
  return getKnown(ctx, access, key)
}

/**
 * Takes a coalition's record away: the shipped one is there again, and one that it added is gone.
 *
 * @throws {AppError} `not-found`, `no-access`; `mechanism-followed` where rooms would be left without theirs
 */
export async function removeMechanism(
  ctx: ServerContext,
  actor: Actor,
  { slug, key }: { slug: string; key: string },
): Promise<void> {
  const { coalition, mandate } = await enterCoalitionTo(ctx, actor, slug, 'edit-mechanisms')
  await ctx.db.transaction().execute(async (trx) => {
    await requireStill(trx, mandate, 'edit-mechanisms')
    if (!isShipped(key) && (await countRoomsFollowing(trx, coalition.id, key)) > 0)
      throw new AppError('mechanism-followed')
    if (!(await deleteMechanism(trx, coalition.id, key))) throw new AppError('not-found')
    const facts = { mechanism: key }
    await recordAct(trx, {
      act: 'mechanism.removed',
      ...{ coalitionId: coalition.id, actor: actorOf(mandate), facts },
    })
  })
}

/** A mechanism as a coalition has it; null for a key that it does not know. */
export async function findMechanism(
  db: Db,
  coalitionId: CoalitionId,
  key: string,
): Promise<KnownMechanism | null> {
  const known = await knownMechanisms(db, coalitionId)
  return known.find((mechanism) => mechanism.key === key) ?? null
}

const EMPTY: Mechanism = {
  key: '',
  name: { en: '', fr: '' },
  body: { en: '', fr: '' },
  limit: { unit: 'words', max: null, per: 'any' },
  counts: { notes: null, annexes: null, coverPage: null, headings: null },
  languages: [],
  form: { file: null, font: null, fontSize: null, numberedParagraphs: null, numberedPages: null },
  structure: { en: [], fr: [] },
  deadlineRule: null,
  publication: null,
  sources: [],
  checkedOn: null,
  isConfirmed: false,
  remarks: { en: '', fr: '' },
}

/** What a coordinator writes has one language, and stands in both; what they leave as it was keeps its two. */
function editOf(before: Mechanism, input: MechanismInput): Mechanism {
  const { key, languages, structure, publication } = before
  const { font, fontSize, numberedParagraphs, unit, max, counts, sources, checkedOn } = input
  return {
    ...{ key, languages, structure, publication, counts, sources, checkedOn },
    name: inBoth(before.name, input.name),
    body: inBoth(before.body, input.body),
    limit: { ...before.limit, unit, max },
    form: { ...before.form, font, fontSize, numberedParagraphs },
    deadlineRule: input.deadlineRule ? inBoth(before.deadlineRule, input.deadlineRule) : null,
    isConfirmed: max !== null,
    remarks: inBoth(before.remarks, input.remarks),
  }
}

function inBoth(before: Mechanism['deadlineRule'], words: string) {
  return before && (before.en === words || before.fr === words) ? before : { en: words, fr: words }
}

async function keep(
  ctx: ServerContext,
  { coalition, mandate }: CoalitionAccess,
  record: Mechanism,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await requireStill(trx, mandate, 'edit-mechanisms')
    const organizationId = mandate.organization.id
    const at = new Date(ctx.now())
    await putMechanism(trx, { coalitionId: coalition.id, organizationId, at, record })
    const facts = { mechanism: record.key, unit: record.limit.unit, max: record.limit.max }
    await recordAct(trx, {
      act: 'mechanism.changed',
      ...{ coalitionId: coalition.id, actor: actorOf(mandate), facts },
    })
  })
}

async function getKnown(
  ctx: ServerContext,
  { coalition }: CoalitionAccess,
  key: string,
): Promise<KnownMechanism> {
  const known = await findMechanism(ctx.db, coalition.id, key)
  if (!known) throw new AppError('not-found')
  return known
}
