import { useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { useAuthorName } from './author-line.tsx'
import styles from './thread-pin.module.css'
import { useThreadRoom } from './thread-room.ts'

/** A thread beside its words where there is no place for a card: who began it, and how much was said. */
export function ThreadPin({ thread, onSelect }: { thread: Thread; onSelect: () => void }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { organizationOf } = useThreadRoom()
  const organization = organizationOf(thread.author.organizationId)
  const name = useAuthorName()(thread.author)
  return (
    <button
      type="button"
      id={`thread-${thread.id}`}
      className={styles.pin}
      aria-label={t`Open the comment of ${name}`}
      onClick={onSelect}
    >
      {organization && (
        <OrganizationMark
          hue={organization.hue}
          letters={organization.letters}
          name={organization.name[locale]}
          isDecorative
          count={thread.comments.length}
        />
      )}
    </button>
  )
}
