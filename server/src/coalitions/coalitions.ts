import { listOrganizations } from '@plenary/db/organizations.ts'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, enterCoalition } from '../members/members.ts'

/** A coalition with its organisations. */
export async function getCoalition(ctx: ServerContext, actor: Actor, slug: string): Promise<Coalition> {
  const { coalition } = await enterCoalition(ctx, actor, slug)
  return { ...coalition, organizations: await listOrganizations(ctx.db, coalition.id) }
}
