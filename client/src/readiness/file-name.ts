import type { KnownMechanism } from '@plenary/shared/mechanisms.ts'

/** The mechanisms whose office says how a file is named; a coalition's own record of one has the same key. */
const NAMED = new Map([
  ['upr-joint', 'joint'],
  ['upr-individual', 'individual'],
] as const)

/** What a file is named by. `state` is null where the title of the document does not say it. */
export type FileNameParts = { kind: 'joint' | 'individual'; stakeholder: string; state: string | null }

/**
 * The parts of the name that the office asks for: "Women's coalition - joint UPR submission - Brazil - April 2008" (OHCHR,
 * technical guide of 2008). Null for a mechanism of which no such rule is known. The month is that of the session, which
 * a room does not know.
 */
export function fileNameParts(
  mechanism: Pick<KnownMechanism, 'key'>,
  { coalition, title }: { coalition: string; title: string },
): FileNameParts | null {
  const kind = new Map<string, FileNameParts['kind']>(NAMED).get(mechanism.key)
  if (!kind) return null
  const state = /:\s*([^:]+)$/.exec(title)?.[1]?.trim() ?? null
  return { kind, stakeholder: fit(coalition), state: state && fit(state) }
}

/** Without what some system takes in no name of a file. */
function fit(name: string): string {
  return name
    .replace(/[/\\:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
