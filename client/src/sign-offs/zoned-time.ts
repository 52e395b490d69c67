/** The moment of a day and a time, as the browser's fields give them, by the clocks of a time zone; null for none. */
export function momentIn(timeZone: string, day: string, time: string): Date | null {
  const asUtc = Date.parse(`${day}T${time}Z`)
  if (!day || !time || Number.isNaN(asUtc)) return null
  // The offset there a moment before or after may be another, where clocks are put on or back: once more settles it.
  const near = asUtc - offsetMs(timeZone, asUtc)
  return new Date(asUtc - offsetMs(timeZone, near))
}

/** The day that it is in a time zone at a moment, as a date field takes it. */
export function dayIn(timeZone: string, moment: Date): string {
  return new Date(moment.getTime() + offsetMs(timeZone, moment.getTime())).toISOString().slice(0, 10)
}

/** By how much the clocks of a time zone are ahead of UTC at a moment. */
function offsetMs(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    },
  }).formatToParts(atMs)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0)
  const there = Date.UTC(
    ...([
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    ] as const),
  )
  return there - Math.floor(atMs / 1000) * 1000
}
