import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { COALITION_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'

/** What is wrong with the name of a coalition and what to do, in words. */
export function useCoalitionFaultText() {
  const { t } = useLingui()
  return (value: string): string => {
    const count = value.trim().length
    if (count === 0) return t`Write the name in one language at least.`
    if (count <= COALITION_NAME_MAX_CHARS) return t`Write the name without characters that are not seen.`
    return t`Use at most ${plural(COALITION_NAME_MAX_CHARS, { one: '# character', other: '# characters' })}; this has ${count}.`
  }
}
