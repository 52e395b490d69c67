import type { AuditEvent } from '@plenary/shared/audit.ts'

/** Acts of one day. */
export interface TrailDay {
  /** The moment of its newest act. */
  at: Date
  events: AuditEvent[]
}

/** Acts in days of the reader's own time zone, in the order in which they come. */
export function byDay(events: readonly AuditEvent[]): TrailDay[] {
  const days: TrailDay[] = []
  for (const event of events) {
    const at = new Date(event.at)
    const last = days.at(-1)
    if (last && last.at.toDateString() === at.toDateString()) last.events.push(event)
    else days.push({ at, events: [event] })
  }
  return days
}
