import type { Locale } from '@plenary/shared/localized.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { VersionKey } from '../versions/use-snapshots.ts'

/** The address of the page, written by the server, where a text is printed. */
export function printPath({ id }: Pick<Room, 'id'>, of: VersionKey, locale: Locale): string {
  const version = of === 'live' ? '' : `version=${of}&`
  return `/r/${id}/print?${version}locale=${locale}`
}
