import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { findCourse, listSectionPlans } from '@plenary/db/plans.ts'
import {
  deleteTemplate,
  insertTemplate,
  listTemplates,
  renameTemplate,
  type TemplateRecord,
} from '@plenary/db/templates.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, TemplateId } from '@plenary/shared/ids.ts'
import { MAX_OWN_TEMPLATES } from '@plenary/shared/limits.ts'
import type { KnownMechanism } from '@plenary/shared/mechanisms.ts'
import { canInCoalition } from '@plenary/shared/permissions.ts'
import type { Template, TemplateInput, TemplateList } from '@plenary/shared/templates.ts'
import type { ServerContext } from '../context.ts'
import { knownMechanisms } from '../mechanisms/mechanisms.ts'
import {
  type Actor,
  actorOf,
  type CoalitionAccess,
  enterCoalition,
  enterCoalitionTo,
  requireStill,
} from '../members/members.ts'
import { enterRoom } from '../rooms/room-access.ts'
import { traceOf } from '../rooms/room-rights.ts'
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts'
import { keptBlocks } from './chosen-template.ts'
import { keepShape } from './keep-shape.ts'
import type { BuiltInTemplate } from './template-text.ts'

/** What a coalition may begin a document from: what comes with the server, then what it has kept of its own texts. */
export async function getTemplates(ctx: ServerContext, actor: Actor, slug: string): Promise<TemplateList> {
  const { coalition, mandate } = await enterCoalition(ctx, actor, slug)
  const [known, kept] = await Promise.all([
    knownMechanisms(ctx.db, coalition.id),
    listTemplates(ctx.db, coalition.id),
  ])
  const mechanisms = new Map(known.map((mechanism) => [mechanism.key, mechanism]))
  const builtIn = BUILT_IN_TEMPLATES.map((template) => showBuiltIn(template, mechanisms))
  const own = kept.map((template) => showOwn(template, mechanisms))
  const canManage = canInCoalition(mandate.role, 'edit-templates')
  return { items: [...builtIn, ...own], next: null, canManage }
}

type Mechanisms = ReadonlyMap<string, KnownMechanism>

function showBuiltIn(
  { key, kind, name, description, mechanism, sections }: BuiltInTemplate,
  mechanisms: Mechanisms,
): Template {
  return {
    choice: { builtIn: key },
    ...{ kind, name, description },
    mechanism: mechanisms.get(mechanism ?? '') ?? null,
    sections: { en: sections.map(({ title }) => title.en), fr: sections.map(({ title }) => title.fr) },
  }
}

/** What a coalition has written stands in its own language, whichever one reads in. */
function showOwn(template: TemplateRecord, mechanisms: Mechanisms): Template {
  const { id, kind, name, description, mechanism } = template
  const headings = keptBlocks(template).flatMap((block) => (block.type === 'heading' ? [block] : []))
  const titles = headings.filter(({ level, text }) => level < 3 && text !== '').map(({ text }) => text)
  return {
    choice: { own: id },
    kind,
    name: { en: name, fr: name },
    description: { en: description ?? '', fr: description ?? '' },
    mechanism: mechanisms.get(mechanism ?? '') ?? null,
    sections: { en: titles, fr: titles },
  }
}

/**
 * Keeps what a room's text is made of, without what people wrote into it, for other texts to begin from. The trail does not
 * know its name: what people write does not stand in a chain that nobody can take it out of.
 *
 * @throws {AppError} `not-found`, `no-access`; `too-many-templates`; `storage-failed` as `LiveRooms.capture` does
 */
export async function saveTemplate(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: TemplateInput,
): Promise<{ id: TemplateId }> {
  const entered = await enterRoom(ctx, actor, roomId)
  const { room } = entered
  const access = await enterCoalitionTo(ctx, actor, room.coalition.slug, 'edit-templates')
  const { copy } = await ctx.live.capture(roomId)
  const text: JsonNode = JSON.parse(copy.document)
  const id = await change(ctx, access, async (trx) => {
    const kept = await listTemplates(trx, access.coalition.id)
    if (kept.length >= MAX_OWN_TEMPLATES) throw new AppError('too-many-templates')
    const [{ mechanism }, plans] = [await findCourse(trx, roomId), await listSectionPlans(trx, roomId)]
    const budgets = new Map(plans.flatMap(({ heading, budget }) => (budget ? [[heading, budget]] : [])))
    const source = { coalitionId: access.coalition.id, roomId, at: new Date(ctx.now()) }
    const blocks = keepShape(text, budgets)
    const saved = await insertTemplate(trx, { ...source, ...input, kind: room.kind, mechanism, blocks })
    // In a room without names nobody is named for what became of its text.
    const trace = await traceOf(trx, entered)
    const event = { coalitionId: access.coalition.id, roomId, ...trace }
    await recordAct(trx, { act: 'template.saved', ...event, facts: {} })
    return saved
  })
  ctx.logger.info({ roomId, templateId: id }, 'template saved')
  return { id }
}

/**
 * Names a template anew.
 *
 * @throws {AppError} `not-found`, `no-access`
 */
export async function nameTemplate(
  ctx: ServerContext,
  actor: Actor,
  { slug, id }: { slug: string; id: TemplateId },
  input: TemplateInput,
): Promise<void> {
  const access = await enterCoalitionTo(ctx, actor, slug, 'edit-templates')
  await change(ctx, access, async (trx) => {
    if (!(await renameTemplate(trx, access.coalition.id, { id, ...input }))) throw new AppError('not-found')
  })
}

/**
 * Removes a template; texts that began from it stay as they are.
 *
 * @throws {AppError} `not-found`, `no-access`
 */
export async function removeTemplate(
  ctx: ServerContext,
  actor: Actor,
  { slug, id }: { slug: string; id: TemplateId },
): Promise<void> {
  const access = await enterCoalitionTo(ctx, actor, slug, 'edit-templates')
  await change(ctx, access, async (trx) => {
    if (!(await deleteTemplate(trx, access.coalition.id, id))) throw new AppError('not-found')
    const event = { coalitionId: access.coalition.id, actor: actorOf(access.mandate) }
    await recordAct(trx, { act: 'template.removed', ...event, facts: {} })
  })
}

async function change<T>(
  ctx: ServerContext,
  { mandate }: CoalitionAccess,
  act: (trx: Db) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction().execute(async (trx) => {
    await requireStill(trx, mandate, 'edit-templates')
    return act(trx)
  })
}
