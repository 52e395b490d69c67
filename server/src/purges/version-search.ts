import { listVersionWords, type VersionWords } from '@plenary/db/version-words.ts'
import { Passage } from '@plenary/shared/document/passage.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { SEARCHED_VERSIONS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'

/** A version that has the words, without its text, and how often it has them. */
export type FoundVersion = Omit<VersionWords, 'document'> & { count: number }

/** The versions of a room that have words in their text, their name or their note, the oldest first. */
export async function findVersionsWith(
  ctx: ServerContext,
  roomId: RoomId,
  words: string,
): Promise<FoundVersion[]> {
  const passage = new Passage(words)
  const found: FoundVersion[] = []
  let afterNumber = 0
  for (;;) {
    const versions = await listVersionWords(ctx.db, { roomId, afterNumber, limit: SEARCHED_VERSIONS })
    const last = versions.at(-1)
    if (!last) return found
    afterNumber = last.number
    const documents = versions.map(({ document }) => document)
    const counts = await ctx.folder.countPassages(documents, words)
    versions.forEach(({ id, number, label, note }, at) => {
      const inName = [label, note].reduce((sum, text) => sum + passage.in(text ?? '').length, 0)
      const count = (counts[at] ?? 0) + inName
      if (count > 0) found.push({ id, number, label, note, count })
    })
  }
}
