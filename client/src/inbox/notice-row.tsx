import { useLingui } from '@lingui/react/macro'
import type { Notice } from '@plenary/shared/notices.ts'
import { useMe } from '../accounts/use-me.ts'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './notice-row.module.css'
import { NoticeSentence, OutcomeWord } from './notice-sentence.tsx'
import { noticeTime } from './notice-time.ts'
import { addressOf, useGoToNotice } from './use-go-to-notice.ts'
import { useMarkNotice } from './use-inbox.ts'

interface NoticeRowProps {
  notice: Notice
  onLeave: () => void
}

/** Who did what, in which document and when; the row leads there, and its dot says whether it was read. */
export function NoticeRow({ notice, onLeave }: NoticeRowProps) {
  const locale = useLocale()
  const goTo = useGoToNotice(onLeave)
  const { organization } = notice.by
  const said = notice.excerpt ?? notice.quote
  return (
    <li className={classNames(styles.row, !notice.isRead && styles.unread)}>
      <OrganizationMark
        hue={organization.hue}
        letters={organization.letters}
        name={organization.name[locale]}
      />
      <a href={addressOf(notice)} className={styles.link} onClick={(event) => goTo(event, notice)}>
        <span className={styles.sentence}>
          <NoticeSentence notice={notice} />
        </span>
        {notice.disposition && <OutcomeWord disposition={notice.disposition} />}
        {said && (
          <span className={classNames(styles.said, notice.excerpt === null && styles.quote)}>
            <bdi>{said}</bdi>
          </span>
        )}
        <Where notice={notice} />
      </a>
      <ReadMark notice={notice} />
    </li>
  )
}

function Where({ notice: { room, createdAt, to } }: { notice: Notice }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { mandates } = useMe()
  const { shortName } = to.organization
  return (
    <span className={classNames(text.tiny, styles.where)}>
      <bdi className={styles.title}>{room.title}</bdi>
      {mandates.length > 1 && <span className={styles.mandate}>{t`for ${shortName}`}</span>}
      <time dateTime={createdAt} className={text.numbers}>
        {noticeTime(new Date(createdAt), new Date(), locale)}
      </time>
    </span>
  )
}

/** Filled for what is unread, an empty ring for what was read; a press turns it. */
function ReadMark({ notice: { id, isRead } }: { notice: Notice }) {
  const { t } = useLingui()
  const mark = useMarkNotice()
  const label = isRead ? t`Mark as unread` : t`Mark as read`
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      className={styles.mark}
      onClick={() => mark.mutate({ id, isRead: !isRead })}
    >
      <span aria-hidden className={styles.dot} />
    </button>
  )
}
