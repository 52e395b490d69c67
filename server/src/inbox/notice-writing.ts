import type { Db } from '@plenary/db/database.ts'
import { insertNotices, listHearers, type NoticeSubject } from '@plenary/db/notices.ts'
import type { MemberId } from '@plenary/shared/ids.ts'
import { type Doer, type Ground, noticesOf } from './notice-rules.ts'

/** Something that was done, and whom it concerns: the nearest ground first. */
export type NotedAct = { about: NoticeSubject; by: Doer; grounds: readonly Ground[]; at: Date }

/**
 * Writes down who hears of an act, in the transaction that does it: whoever may see what it is about, at this moment.
 * Answers with those members, to be told by `InboxNews.tell` once it is committed.
 */
export async function noteAct(trx: Db, { about, by, grounds, at }: NotedAct): Promise<MemberId[]> {
  // In a room without names nothing is anybody's own: who hears of something as theirs has written it.
  const kept = by.author.memberId === null ? grounds.filter((ground) => !('memberIds' in ground)) : grounds
  if (kept.every(isOfNobody)) return []
  const notices = noticesOf(kept, await listHearers(trx, about), by)
  await insertNotices(trx, notices, { about, by: by.author, at })
  return notices.map(({ memberId }) => memberId)
}

function isOfNobody(ground: Ground): boolean {
  return ('memberIds' in ground ? ground.memberIds : ground.organizationIds).length === 0
}
