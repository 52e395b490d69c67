import { DIGEST_HOUR, MAIL_GATHER_MS, MAIL_LOOK_MS, MAIL_PAUSE_MS } from '@plenary/shared/limits.ts'

/** When mails about notices go out. `hour` is that of the daily one, in UTC: nobody's time zone is kept. */
export type DigestTiming = { hour: number; lookMs: number; gatherMs: number; pauseMs: number }

export const DIGEST_TIMING: DigestTiming = {
  hour: DIGEST_HOUR,
  lookMs: MAIL_LOOK_MS,
  gatherMs: MAIL_GATHER_MS,
  pauseMs: MAIL_PAUSE_MS,
}
