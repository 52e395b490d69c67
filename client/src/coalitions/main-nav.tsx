import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../accounts/use-me.ts'
import { useWaitingCount } from '../invites/use-join-requests.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './main-nav.module.css'

/**
 * The pages of a coalition that are open to whoever is signed in; beside the brand, on a phone below it. Nothing for
 * guests, who have one page: the brand leads there.
 */
export function MainNav({ coalitionSlug }: { coalitionSlug: string }) {
  const { t } = useLingui()
  const abilities = useKnownAbilities(coalitionSlug)
  const waiting = useWaitingCount(coalitionSlug, abilities.includes('admit'))
  const waitingWords = plural(waiting, {
    one: '# person waits to be let in',
    other: '# people wait to be let in',
  })
  if (!abilities.includes('see-members')) return null
  return (
    <nav aria-label={t`Main`} className={styles.nav}>
      <NavLink to="/c/$coalition" coalitionSlug={coalitionSlug}>
        <Trans>Home</Trans>
      </NavLink>
      <NavLink to="/c/$coalition/members" coalitionSlug={coalitionSlug}>
        <Trans>Members</Trans>
        {waiting > 0 && (
          <>
            <span aria-hidden className={classNames(text.numbers, styles.badge)}>
              {waiting}
            </span>
            <VisuallyHidden>({waitingWords})</VisuallyHidden>
          </>
        )}
      </NavLink>
      <NavLink to="/c/$coalition/mechanisms" coalitionSlug={coalitionSlug}>
        <Trans>Mechanisms</Trans>
      </NavLink>
      {abilities.includes('see-audit') && (
        <NavLink to="/c/$coalition/trail" coalitionSlug={coalitionSlug}>
          <Trans>Trail</Trans>
        </NavLink>
      )}
      {/* Said when it changes, on whatever page one is. */}
      <VisuallyHidden>
        <span role="status">{waiting > 0 && waitingWords}</span>
      </VisuallyHidden>
    </nav>
  )
}

interface NavLinkProps {
  to: '/c/$coalition' | '/c/$coalition/members' | '/c/$coalition/mechanisms' | '/c/$coalition/trail'
  coalitionSlug: string
  children: ReactNode
}

/** The router marks the link of the page one is on with aria-current. */
function NavLink({ to, coalitionSlug, children }: NavLinkProps) {
  return (
    <Link
      to={to}
      params={{ coalition: coalitionSlug }}
      activeOptions={{ exact: true }}
      className={styles.link}
    >
      {children}
    </Link>
  )
}

/** What one may do in a coalition as far as is known without asking: the pages themselves ask. */
function useKnownAbilities(slug: string) {
  const { acting, mandates } = useMe()
  if (acting?.coalition.slug === slug) return acting.abilities
  return mandates.find(({ coalition }) => coalition.slug === slug)?.abilities ?? []
}
