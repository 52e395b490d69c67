import { useLingui } from '@lingui/react/macro'
import type { ThreadAuthor } from '@plenary/shared/threads.ts'
import type { ReactNode } from 'react'
import { OrganizationMark } from '../ui/mark.tsx'
import { useLocale } from '../ui/use-locale.ts'
import styles from './author-line.module.css'
import { useThreadRoom } from './thread-room.ts'
import { useWhen } from './when.ts'

interface AuthorLineProps {
  author: ThreadAuthor
  at: string
  isEdited?: boolean
  /** Such as a menu. */
  end?: ReactNode
}

/** Who said something, for whom and when. */
export function AuthorLine({ author, at, isEdited = false, end }: AuthorLineProps) {
  const { t } = useLingui()
  const when = useWhen()
  const locale = useLocale()
  const { organizationOf } = useThreadRoom()
  const organization = organizationOf(author.organizationId)
  const name = useAuthorName()(author)
  return (
    <div className={styles.line}>
      {organization && (
        <OrganizationMark
          hue={organization.hue}
          letters={organization.letters}
          name={organization.name[locale]}
          isDecorative
        />
      )}
      <div className={styles.who}>
        <b className={styles.name}>
          <bdi>{name}</bdi>
        </b>
        {author.name !== null && organization && (
          <span className={styles.organization}>
            <bdi>{organization.shortName}</bdi>
          </span>
        )}
      </div>
      <span className={styles.when}>
        <time dateTime={at}>{when(at)}</time>
        {isEdited && <span>{t`edited`}</span>}
      </span>
      {end}
    </div>
  )
}

/** How somebody is called: in a room without names as their organisation. */
export function useAuthorName(): (author: ThreadAuthor) => string {
  const { t } = useLingui()
  const { organizationOf } = useThreadRoom()
  return ({ name, organizationId }) => {
    if (name === '') return t`Former member`
    return name ?? organizationOf(organizationId)?.shortName ?? t`An organisation`
  }
}
