import type { RoomSummary } from '@plenary/shared/rooms.ts'

/** The rooms by deadline, the nearest first; those without a date last, and the most recently edited first. */
export function byDeadline<Room extends Pick<RoomSummary, 'dueOn' | 'editedAt' | 'title'>>(
  rooms: readonly Room[],
): Room[] {
  return rooms.toSorted(
    (a, b) =>
      // Days and times in ISO 8601 sort as text; a date that is not set sorts after all others.
      compare(a.dueOn ?? '9999', b.dueOn ?? '9999') ||
      compare(b.editedAt ?? '', a.editedAt ?? '') ||
      a.title.localeCompare(b.title),
  )
}

function compare(a: string, b: string) {
  if (a === b) return 0
  return a < b ? -1 : 1
}
