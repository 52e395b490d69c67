import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { RoundRow } from '@plenary/shared/rounds.ts'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './comment-table.module.css'
import { fateOf } from './fate.ts'
import { useDispositionNames } from './use-round-words.ts'

interface CommentTableProps {
  rows: readonly RoundRow[]
  organizations: readonly Organization[]
}

/** Comments in rows: about which words, what is said, by whom, and what became of it. On a phone each is a block. */
export function CommentTable({ rows, organizations }: CommentTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>No.</Trans>
          </th>
          <th scope="col">
            <Trans context="passage">Words</Trans>
          </th>
          <th scope="col">
            <Trans context="noun">Comment</Trans>
          </th>
          <th scope="col">
            <Trans>By</Trans>
          </th>
          <th scope="col">
            <Trans>What became of it</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CommentRow
            key={row.threadId}
            row={row}
            organization={organizations.find(({ id }) => id === row.author.organizationId)}
          />
        ))}
      </tbody>
    </table>
  )
}

function CommentRow({ row, organization }: { row: RoundRow; organization: Organization | undefined }) {
  const fates = useDispositionNames()
  return (
    <tr className={styles.row}>
      <td className={classNames(text.numbers, styles.number)}>{row.number}</td>
      <td>
        <PlaceLine row={row} />
        {row.quote && (
          <blockquote dir="auto" className={styles.quote}>
            {row.quote}
          </blockquote>
        )}
      </td>
      <td>
        {row.isObjection && (
          <p className={styles.objection}>
            <Trans>Objection</Trans>
          </p>
        )}
        {row.comment && (
          <p dir="auto" className={styles.words}>
            {row.comment}
          </p>
        )}
        {row.proposed !== null && (
          <>
            <p className={text.help}>
              <Trans>Instead</Trans>
            </p>
            <blockquote dir="auto" className={styles.proposed}>
              {row.proposed}
            </blockquote>
          </>
        )}
        {row.replies > 0 && (
          <p className={text.help}>
            <Plural value={row.replies} one="# reply" other="# replies" />
          </p>
        )}
      </td>
      <td>{organization && <Author row={row} organization={organization} />}</td>
      <td>
        <p className={classNames(row.isSettled && text.medium, !row.isSettled && text.quiet)}>
          {fates[fateOf(row)]}
        </p>
        {row.reason && (
          <p dir="auto" className={text.help}>
            {row.reason}
          </p>
        )}
      </td>
    </tr>
  )
}

function PlaceLine({ row: { place, quote } }: { row: RoundRow }) {
  const { t } = useLingui()
  if (!place) return quote ? null : <p className={text.help}>{t`The whole text`}</p>
  const { section, paragraph } = place
  const number = paragraph === null ? '' : t`paragraph ${paragraph}`
  return (
    <p dir="auto" className={text.help}>
      {[section, number].filter(Boolean).join(', ')}
    </p>
  )
}

function Author({ row, organization }: { row: RoundRow; organization: Organization }) {
  const locale = useLocale()
  const { hue, letters, name, shortName } = organization
  return (
    <div className={styles.author}>
      <OrganizationMark isDecorative size="small" hue={hue} letters={letters} name={name[locale]} />
      <div>
        <p className={text.medium}>
          <bdi>{shortName}</bdi>
        </p>
        {row.author.name && (
          <p className={text.help}>
            <bdi>{row.author.name}</bdi>
          </p>
        )}
      </div>
    </div>
  )
}
