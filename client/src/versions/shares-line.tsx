import { useLingui } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { Snapshot, SnapshotList } from '@plenary/shared/snapshots.ts'
import { wholeNumber } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './version-timeline.module.css'

/** How much of what came and went up to a version was whose, as a line; nothing where nothing did. */
export function SharesLine({ snapshot, list }: { snapshot: Snapshot; list: SnapshotList }) {
  const { t } = useLingui()
  const locale = useLocale()
  const shares = snapshot.contributions.flatMap(({ organizationId, added, removed }) => {
    const organization = list.organizations.find(({ id }) => id === organizationId)
    return organization && added + removed > 0 ? [{ organization, added, removed }] : []
  })
  if (shares.length === 0) return null
  const said = shares.map(({ organization, added, removed }) => {
    const [more, fewer] = [wholeNumber(added, locale), wholeNumber(removed, locale)]
    return `${organization.shortName} +${more} −${fewer}`
  })
  const words = said.join(', ')
  return (
    <span className={styles.shares} title={words}>
      <VisuallyHidden>{t`Words added and removed: ${words}`}</VisuallyHidden>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        {stretchesOf(shares).map(({ hue, x, width }) => (
          <rect key={x} data-org={hue} x={x} y="0" width={width} height="4" />
        ))}
      </svg>
    </span>
  )
}

type OwnShare = { organization: Organization; added: number; removed: number }

/** Shares as stretches of a line of 100, one after the other. */
function stretchesOf(shares: readonly OwnShare[]) {
  const all = shares.reduce((sum, { added, removed }) => sum + added + removed, 0)
  let end = 0
  return shares.map(({ organization, added, removed }) => {
    const width = ((added + removed) / all) * 100
    end += width
    return { hue: organization.hue, x: end - width, width }
  })
}
