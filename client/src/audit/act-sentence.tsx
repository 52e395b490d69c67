import { useLingui } from '@lingui/react'
import type { AuditEvent, CoalitionAct } from '@plenary/shared/audit.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { ReactNode } from 'react'
import styles from './act-sentence.module.css'
import { COALITION_SENTENCES } from './coalition-sentences.tsx'
import { INVITE_SENTENCES } from './invite-sentences.tsx'
import { PEOPLE_SENTENCES } from './people-sentences.tsx'
import { PLAN_SENTENCES } from './plan-sentences.tsx'
import { REVIEW_SENTENCES } from './review-sentences.tsx'
import { ROOM_SENTENCES } from './room-sentences.tsx'
import { ROUND_SENTENCES } from './round-sentences.tsx'
import { type SaidAct, saidAct } from './said-act.ts'
import { SEAL_SENTENCES } from './seal-sentences.tsx'
import { SIGN_OFF_SENTENCES } from './sign-off-sentences.tsx'

// A new act does not compile until it has its words.
const SENTENCES: Record<CoalitionAct, (said: SaidAct) => ReactNode> = {
  ...COALITION_SENTENCES,
  ...PEOPLE_SENTENCES,
  ...INVITE_SENTENCES,
  ...ROOM_SENTENCES,
  ...ROUND_SENTENCES,
  ...SIGN_OFF_SENTENCES,
  ...REVIEW_SENTENCES,
  ...SEAL_SENTENCES,
  ...PLAN_SENTENCES,
}

interface ActSentenceProps {
  event: AuditEvent
  /** The organisations of the coalition, for those that an act names by their id alone. */
  organizations: readonly Organization[]
}

/** An act in words; without a full stop, since many names end with one. */
export function ActSentence({ event, organizations }: ActSentenceProps) {
  const { i18n } = useLingui()
  return <p className={styles.sentence}>{SENTENCES[event.act](saidAct(i18n, event, organizations))}</p>
}
