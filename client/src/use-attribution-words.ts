import { useLingui } from '@lingui/react/macro'
import type { Attribution } from '@plenary/shared/rooms.ts'

/** What each rule about names is called, and what it promises. No more than the server keeps. */
export function useAttributionWords(): Record<Attribution, { name: string; short: string; promise: string }> {
  const { t } = useLingui()
  return {
    named: {
      name: t`Chosen names`,
      short: t`Chosen names`,
      promise: t`People are shown by the name they chose and by their organisation.`,
    },
    pseudonymous: {
      name: t`Pseudonyms`,
      short: t`Pseudonyms`,
      promise: t`In this document each person has one pseudonym, made of their organisation and a number. The server still knows who wrote what.`,
    },
    unattributed: {
      name: t`No names`,
      short: t`No names`,
      promise: t`Only organisations are shown. The record of the text keeps no person, not even for coordinators; who is let in is still known.`,
    },
  }
}
