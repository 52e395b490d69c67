import { Plural, Trans } from '@lingui/react/macro'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { can } from '@plenary/shared/permissions.ts'
import type { RoomSummary } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { dayParts, nameList } from '../formats.ts'
import { FreezeChip } from '../freezes/freeze-chip.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './room-row.module.css'
import { useKindNames } from './use-kind-names.ts'

interface RoomRowProps {
  room: RoomSummary
  organizations: readonly Organization[]
  /** The server has just said so. Who was in it a while ago is not "now". */
  isFresh: boolean
}

/** One document of the list: when it is due, what it is, who is in it now, whose it is. */
export function RoomRow({ room, organizations, isFresh }: RoomRowProps) {
  const locale = useLocale()
  const kinds = useKindNames()
  const taking = organizationsOf(room.organizationIds, organizations)
  const here = organizationsOf(room.here, organizations)
  return (
    <li className={styles.row}>
      <DueDay day={room.dueOn} />
      <div className={styles.body}>
        <Link to="/r/$room" params={{ room: room.id }} className={classNames(text.document, styles.title)}>
          <bdi>{room.title}</bdi>
        </Link>
        <p className={classNames(text.numbers, styles.facts)}>
          {room.words !== null && (
            <span>
              <Plural value={room.words} one="# word" other="# words" />
            </span>
          )}
          <span>{kinds[room.kind].name}</span>
          {room.freeze && <FreezeChip level={room.freeze} />}
          {!can({ role: room.role, freeze: null }, 'write-text') && (
            <span>
              <Trans>You can read</Trans>
            </span>
          )}
        </p>
        {isFresh && here.length > 0 && (
          <Here
            names={nameList(
              here.map(({ shortName }) => shortName),
              locale,
            )}
            count={here.length}
          />
        )}
      </div>
      <div className={styles.marks}>
        {taking.map(({ id, hue, letters, name }) => (
          <OrganizationMark key={id} size="small" hue={hue} letters={letters} name={name[locale]} />
        ))}
      </div>
    </li>
  )
}

function DueDay({ day }: { day: string | null }) {
  const locale = useLocale()
  if (day === null) {
    return (
      <p className={classNames(text.help, styles.due)}>
        <Trans>No date</Trans>
      </p>
    )
  }
  const due = dayParts(day, locale, new Date().getFullYear())
  return (
    <time dateTime={day} className={styles.due}>
      <b className={text.numbers}>{due.day}</b> <span>{due.month}</span>{' '}
      {due.year && <span className={text.numbers}>{due.year}</span>}
    </time>
  )
}

function Here({ names, count }: { names: string; count: number }) {
  return (
    <p className={styles.here}>
      <Users aria-hidden size={16} strokeWidth={2} />
      <span>
        {/* The names come as one text, joined by the rules of the language. */}
        <Plural value={count} one={`${names} is in it now`} other={`${names} are in it now`} />
      </span>
    </p>
  )
}

/** In the order of joining, as everywhere. */
function organizationsOf(ids: readonly OrganizationId[], organizations: readonly Organization[]) {
  return organizations.filter(({ id }) => ids.includes(id))
}
