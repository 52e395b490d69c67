import type { SignOffDecision } from '../sign-offs.ts'
import type { SignableRecommendation } from './signable.ts'

/** What of a signature says which recommendations it is for. */
export type JoiningSignature = {
  decision: SignOffDecision
  sections: readonly string[]
  leftOut?: readonly { id: string }[]
}

/** Whether a signature is for a recommendation of the text that it names. */
export function isJoinedBy(
  { decision, sections, leftOut = [] }: JoiningSignature,
  { id, section }: SignableRecommendation,
): boolean {
  switch (decision) {
    case 'endorsed':
    case 'reserved':
      return true
    case 'partly':
      return section !== null && sections.includes(section)
    case 'excepting':
      return leftOut.every((one) => one.id !== id)
    case 'declined':
      return false
  }
}
