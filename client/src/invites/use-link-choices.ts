import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

/** How long a link works and for how many people, as they are offered; the ids are the numbers. */
export function useLinkChoices() {
  const { t } = useLingui()
  const people = [5, 10, 20, 50]
  return {
    hours: [
      { id: '24', label: t`1 day from now` },
      { id: '72', label: t`72 hours from now` },
      { id: '168', label: t`1 week from now` },
      { id: '720', label: t`30 days from now` },
    ],
    uses: [
      { id: '1', label: t`One person` },
      ...people.map((count) => ({
        id: String(count),
        label: t`${plural(count, { one: '# person', other: '# people' })}`,
      })),
    ],
  }
}
