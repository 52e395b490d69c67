import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { COLUMNS, type Column, type Group, type Grouping, type Sorting } from './arrange.ts'
import type { LeadOrganization } from './recommendation-fields-dialog.tsx'
import { RecommendationRow, type RecommendationRowProps } from './recommendation-row.tsx'
import styles from './recommendation-table.module.css'
import type { Joined } from './use-joined.ts'

interface RecommendationTableProps
  extends Pick<RecommendationRowProps, 'roomId' | 'canWrite' | 'onEdit' | 'onFields'> {
  groups: readonly Group[]
  grouping: Grouping
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  organizations: readonly LeadOrganization[]
  /** The ids of those whose section takes no change. */
  still: ReadonlySet<string>
  joined: ReadonlyMap<string, Joined>
  /** The row that is being written in, and its place in the text. */
  edited: { id: string; element: NonNullable<RecommendationRowProps['edited']> } | null
}

/** The recommendations in rows, each group under its title, in the order of a column. */
export function RecommendationTable({
  groups,
  grouping,
  sorting,
  onSort,
  ...rows
}: RecommendationTableProps) {
  const { t } = useLingui()
  const { organizations, joined, still, edited, ...row } = rows
  const columns = COLUMNS.length + (row.canWrite ? 1 : 0)
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>
            <Trans>Recommendations of the text</Trans>
          </VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <SortHead key={column} column={column} sorting={sorting} onSort={onSort} />
            ))}
            {row.canWrite && (
              <th scope="col">
                <VisuallyHidden>
                  <Trans>Acts</Trans>
                </VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        {groups.map(({ title, items }) => (
          <tbody key={title ?? ''}>
            {title !== null && (
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={columns}>
                  <bdi>{title || (grouping === 'theme' ? t`Without a theme` : t`Without an addressee`)}</bdi>{' '}
                  <span className={classNames(text.quiet, text.numbers)}>{items.length}</span>
                </th>
              </tr>
            )}
            {items.map((item) => (
              <RecommendationRow
                {...row}
                key={item.id}
                item={item}
                isStill={still.has(item.id)}
                organizations={organizations}
                joined={joined.get(item.id) ?? null}
                lead={organizations.find(({ id }) => id === item.values.lead) ?? null}
                edited={edited?.id === item.id ? edited.element : null}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

type SortHeadProps = { column: Column; sorting: Sorting; onSort: (sorting: Sorting) => void }

/** A head that puts the rows in its order, and the other way round when it has. */
function SortHead({ column, sorting, onSort }: SortHeadProps) {
  const names = useColumnNames()
  const isSorted = sorting.column === column
  const isDescending = isSorted && sorting.isDescending
  const Icon = isDescending ? ArrowDown : ArrowUp
  const order = isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isSorted ? order : undefined}>
      <button
        type="button"
        onClick={() => onSort({ column, isDescending: isSorted && !isDescending })}
        className={styles.sort}
      >
        {names[column]}
        {isSorted && <Icon aria-hidden size={14} strokeWidth={2.25} />}
      </button>
    </th>
  )
}

function useColumnNames(): Record<Column, string> {
  const { t } = useLingui()
  return {
    number: t`No.`,
    words: t`Recommendation`,
    addressee: t({ message: 'To', context: 'addressee' }),
    theme: t`Theme`,
    sdgs: t`SDG`,
    deadline: t({ message: 'By', context: 'deadline' }),
    smart: t`SMART`,
    status: t`Status`,
    lead: t`Lead`,
  }
}
