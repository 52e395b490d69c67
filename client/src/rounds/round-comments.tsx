import { Trans, useLingui } from '@lingui/react/macro'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { RoundTable } from '@plenary/shared/rounds.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { CommentTable } from './comment-table.tsx'
import { FATES, type Fate, fateOf } from './fate.ts'
import styles from './round-comments.module.css'
import { useDispositionNames } from './use-round-words.ts'

const ALL = 'all'
type Filter = { organization: OrganizationId | typeof ALL; fate: Fate | typeof ALL }
const EVERYTHING: Filter = { organization: ALL, fate: ALL }

/** The comments of a round and what became of them, all or some. */
export function RoundComments({ table }: { table: RoundTable }) {
  const [filter, setFilter] = useState(EVERYTHING)
  const rows = table.rows.filter(
    (row) =>
      (filter.organization === ALL || row.author.organizationId === filter.organization) &&
      (filter.fate === ALL || fateOf(row) === filter.fate),
  )
  return (
    <section aria-labelledby="comments" className={styles.section}>
      <h2 id="comments" className={text.head}>
        <Trans>Comments and dispositions</Trans>
      </h2>
      {table.rows.length === 0 ? (
        <NoComments isClosed={table.round.closedAt !== null} />
      ) : (
        <>
          <Filters table={table} filter={filter} onChange={setFilter} />
          {rows.length === 0 ? (
            <div className={styles.empty}>
              <b>
                <Trans>No comment like this</Trans>
              </b>
              <Button isDense onClick={() => setFilter(EVERYTHING)}>
                <Trans>Show all comments</Trans>
              </Button>
            </div>
          ) : (
            <CommentTable rows={rows} organizations={table.organizations} />
          )}
        </>
      )}
    </section>
  )
}

function NoComments({ isClosed }: { isClosed: boolean }) {
  return (
    <div className={styles.empty}>
      <b>{isClosed ? <Trans>No comment was made</Trans> : <Trans>No comments yet</Trans>}</b>
      <p className={text.help}>
        <Trans>
          What an organisation that is asked says in the document before everybody, while the round is open,
          stands here. What is private stays out.
        </Trans>
      </p>
    </div>
  )
}

interface FiltersProps {
  table: RoundTable
  filter: Filter
  onChange: (filter: Filter) => void
}

function Filters({ table, filter, onChange }: FiltersProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const names = useDispositionNames()
  const authors = new Set(table.rows.map(({ author }) => author.organizationId))
  const organizations: { id: Filter['organization']; label: string }[] = [
    { id: ALL, label: t`All organisations` },
    ...table.organizations
      .filter(({ id }) => authors.has(id))
      .map(({ id, name }) => ({ id, label: name[locale] })),
  ]
  const fates: { id: Filter['fate']; label: string }[] = [
    { id: ALL, label: t`All comments` },
    ...FATES.map((id) => ({ id, label: names[id] })),
  ]
  return (
    <div className={styles.filters}>
      <SelectField
        label={t`By`}
        choices={organizations}
        chosen={filter.organization}
        onChoose={(organization) => onChange({ ...filter, organization })}
      />
      <SelectField
        label={t`What became of them`}
        choices={fates}
        chosen={filter.fate}
        onChoose={(fate) => onChange({ ...filter, fate })}
      />
    </div>
  )
}
