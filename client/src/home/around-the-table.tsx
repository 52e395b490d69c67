import { Trans } from '@lingui/react/macro'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import { Link } from '@tanstack/react-router'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './around-the-table.module.css'

/**
 * The organisations of a coalition that are still at its table, in the order of joining, and which of them is one's
 * own. To a guest the server names those in their documents alone.
 */
export function AroundTheTable({ coalition }: { coalition: Coalition }) {
  const locale = useLocale()
  const { slug, acting, organizations } = coalition
  const seated = organizations.filter(
    ({ id, handedOverTo }) => handedOverTo === null || id === acting.organization.id,
  )
  return (
    <section aria-labelledby="around-the-table">
      <h2 id="around-the-table" className={text.head}>
        <Trans>Around the table</Trans>
      </h2>
      <ul className={styles.list}>
        {seated.map(({ id, hue, letters, name }) => (
          <li key={id}>
            <OrganizationMark isDecorative hue={hue} letters={letters} name={name[locale]} />
            <span className={classNames(text.small, styles.name)}>
              <bdi className={classNames(id === acting.organization.id && text.medium)}>{name[locale]}</bdi>
              {id === acting.organization.id && (
                <span className={classNames(text.tiny, text.quiet, styles.own)}>
                  <Trans>you speak for it</Trans>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {acting.abilities.includes('see-members') && (
        <p className={styles.more}>
          <Link to="/c/$coalition/members" params={{ coalition: slug }} className={text.small}>
            <Trans>Who speaks for whom</Trans>
          </Link>
        </p>
      )}
    </section>
  )
}
