import { Trans, useLingui } from '@lingui/react/macro'
import { RECOMMENDATION_STATUSES } from '@plenary/shared/document/recommendation.ts'
import { Search } from 'lucide-react'
import { useId } from 'react'
import { SelectField } from '../ui/select-field.tsx'
import { type Filter, GROUPINGS, type Grouping } from './arrange.ts'
import type { LeadOrganization } from './recommendation-fields-dialog.tsx'
import styles from './table-tools.module.css'
import { useStatusNames } from './use-recommendation-words.ts'

interface TableToolsProps {
  grouping: Grouping
  onGroup: (grouping: Grouping) => void
  filter: Filter
  onFilter: (filter: Filter) => void
  /** Those that lead on something. */
  leads: readonly LeadOrganization[]
}

/** How the table is grouped, and what of it is shown. */
export function TableTools({ grouping, onGroup, filter, onFilter, leads }: TableToolsProps) {
  const { t } = useLingui()
  const statuses = useStatusNames()
  const name = useId()
  const groupings: Record<Grouping, string> = {
    order: t`In order`,
    theme: t`By theme`,
    addressee: t`By addressee`,
  }
  return (
    <search className={styles.tools}>
      <fieldset className={styles.switch} aria-label={t`Group`}>
        {GROUPINGS.map((id) => (
          <label key={id} className={styles.grouping}>
            <input type="radio" name={name} checked={grouping === id} onChange={() => onGroup(id)} />
            {groupings[id]}
          </label>
        ))}
      </fieldset>
      <div className={styles.search}>
        <Search aria-hidden size={16} strokeWidth={2} />
        <input
          type="search"
          dir="auto"
          autoComplete="off"
          aria-label={t`Filter by word`}
          placeholder={t`Filter by word`}
          value={filter.words}
          onChange={(event) => onFilter({ ...filter, words: event.target.value })}
        />
      </div>
      <div className={styles.choice}>
        <SelectField
          isLabelHidden
          label={t`Lead`}
          chosen={filter.lead}
          onChoose={(lead) => onFilter({ ...filter, lead })}
          choices={[
            { id: '', label: t`Lead: all` },
            ...leads.map(({ id, shortName }) => ({ id, label: shortName })),
            { id: 'none', label: t`Without a lead` },
          ]}
        />
      </div>
      <div className={styles.choice}>
        <SelectField
          isLabelHidden
          label={t`Status`}
          chosen={filter.status}
          onChoose={(status) => onFilter({ ...filter, status })}
          choices={[
            { id: '', label: t`Status: all` },
            ...RECOMMENDATION_STATUSES.map((id) => ({ id: id as string, label: statuses[id] })),
            { id: 'none', label: t`Without a status` },
          ]}
        />
      </div>
      <p className={styles.note}>
        <Trans>The same text as in the document.</Trans>
      </p>
    </search>
  )
}
