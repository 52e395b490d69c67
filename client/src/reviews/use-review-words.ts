import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CallChange } from '@plenary/shared/document/call-changes.ts'
import type { CallState } from '@plenary/shared/reviews.ts'

/** How far a call has come. */
export function useCallStates(): Record<CallState, string> {
  const { t } = useLingui()
  return { open: t`Not begun`, discussed: t`Being discussed`, agreed: t`Agreed` }
}

/** What has become of a call from one text to the next, in a word or two. */
export function useChangeWords(): (change: CallChange) => string {
  const { t } = useLingui()
  return (change) => {
    switch (change.state) {
      case 'kept':
        return t`Unchanged`
      case 'new':
        return t({ message: 'New', context: 'a call of a blueprint' })
      case 'dropped':
        return t`Dropped`
      case 'changed': {
        const { words } = change
        const fewer = Math.abs(words)
        if (words === 0) return t`Changed`
        return words > 0
          ? plural(words, { one: 'Changed, # word more', other: 'Changed, # words more' })
          : plural(fewer, { one: 'Changed, # word fewer', other: 'Changed, # words fewer' })
      }
    }
  }
}
