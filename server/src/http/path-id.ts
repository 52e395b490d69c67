import { AppError } from '@plenary/shared/errors.ts'
import { type AnyId, idSchema } from '@plenary/shared/ids.ts'

/**
 * The id of a record from an address.
 *
 * @throws {AppError} `not-found`, as for any that does not exist.
 */
export function pathId<T extends AnyId>(text: string): T {
  const parsed = idSchema<T>().safeParse(text)
  if (!parsed.success) throw new AppError('not-found')
  return parsed.data
}
