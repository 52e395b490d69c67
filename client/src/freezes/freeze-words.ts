import { useLingui } from '@lingui/react/macro'
import type { FreezeLevel } from '@plenary/shared/permissions.ts'
import { Lock, type LucideIcon, ShieldCheck, Snowflake } from 'lucide-react'

/** The words for a level: in a choice, in a list of documents, and above a text that is frozen so. */
export interface FreezeWords {
  icon: LucideIcon
  name: string
  meaning: string
  /** What is so now, as a sentence. */
  state: string
}

/** How far a document may be frozen, in words. */
export function useFreezeWords(): Record<FreezeLevel, FreezeWords> {
  const { t } = useLingui()
  return {
    comments: {
      icon: Snowflake,
      name: t`Comments only`,
      meaning: t`The text stays as it is. Comments, proposals and rounds go on.`,
      state: t`Frozen: comments only.`,
    },
    locked: {
      icon: Lock,
      name: t`Locked`,
      meaning: t`The text and its comments stay as they are. Everything can be read.`,
      state: t`Locked: text and comments.`,
    },
    sealed: {
      icon: ShieldCheck,
      name: t`Sealed`,
      meaning: t`The text is final. Nothing can be changed unless the seal is opened.`,
      state: t`Sealed: the text is final.`,
    },
  }
}
