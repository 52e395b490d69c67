import { Trans } from '@lingui/react/macro'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './around-the-table.module.css'

interface AroundTheTableProps {
  organizations: readonly Organization[]
  /** The organisation for which one acts in this coalition. */
  actingId: OrganizationId | undefined
}

/** The organisations of a coalition, in the order of joining, and which of them is one's own. */
export function AroundTheTable({ organizations, actingId }: AroundTheTableProps) {
  const locale = useLocale()
  return (
    <section aria-labelledby="around-the-table">
      <h2 id="around-the-table" className={text.head}>
        <Trans>Around the table</Trans>
      </h2>
      <ul className={styles.list}>
        {organizations.map(({ id, hue, letters, name }) => (
          <li key={id}>
            <OrganizationMark isDecorative hue={hue} letters={letters} name={name[locale]} />
            <span className={classNames(text.small, styles.name)}>
              <bdi className={classNames(id === actingId && text.medium)}>{name[locale]}</bdi>
              {id === actingId && (
                <span className={classNames(text.tiny, text.quiet, styles.own)}>
                  <Trans>you speak for it</Trans>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
