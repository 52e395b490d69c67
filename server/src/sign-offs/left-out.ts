import { findSnapshotDocument } from '@plenary/db/snapshot-texts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { SignableRecommendation } from '@plenary/shared/recommendations/signable.ts'
import type { LeftOut } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'

/** The recommendations of a version. @throws {AppError} `text-gone` where its text was taken away for good */
export async function recommendationsOfVersion(
  ctx: Pick<ServerContext, 'db' | 'folder'>,
  id: SnapshotId,
): Promise<SignableRecommendation[]> {
  const document = await findSnapshotDocument(ctx.db, id)
  if (document === null) throw new AppError('text-gone')
  return ctx.folder.signableRecommendations(document)
}

/**
 * Those of the recommendations of a text that an organisation does not join, in the order of the text and under their
 * numbers there.
 *
 * @throws what `unknown` makes where one is not in the text; {AppError} `nothing-joined` where none would be left
 */
export function leftOutOf(
  recommendations: readonly SignableRecommendation[],
  ids: readonly string[],
  unknown: () => Error,
): LeftOut[] {
  const wanted = new Set(ids)
  const leftOut = recommendations.filter(({ id }) => wanted.has(id)).map(({ id, label }) => ({ id, label }))
  if (new Set(leftOut.map(({ id }) => id)).size < wanted.size) throw unknown()
  if (leftOut.length > 0 && leftOut.length === recommendations.length) throw new AppError('nothing-joined')
  return leftOut
}
