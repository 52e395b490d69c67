import { useLingui } from '@lingui/react/macro'
import { AUDIT_GROUPS, type AuditGroup } from '@plenary/shared/audit.ts'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { SelectField } from '../ui/select-field.tsx'
import { useLocale } from '../ui/use-locale.ts'
import styles from './trail-page.module.css'
import type { TrailFilter } from './use-trail.ts'

interface TrailFiltersProps {
  filter: TrailFilter
  onChange: (filter: TrailFilter) => void
  organizations: readonly Organization[]
}

const ALL = 'all'

/** Which acts of the trail to show, and of whom. */
export function TrailFilters({ filter, onChange, organizations }: TrailFiltersProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const names: Record<AuditGroup, string> = {
    people: t`People`,
    invites: t`Links and requests`,
    rooms: t`Documents`,
    organizations: t`Coalition and organisations`,
    trail: t`This trail`,
  }
  const groups = [
    { id: ALL, label: t`All acts` },
    ...AUDIT_GROUPS.map((group) => ({ id: group, label: names[group] })),
  ] as const
  const parties: { id: OrganizationId | typeof ALL; label: string }[] = [
    { id: ALL, label: t`All organisations` },
    ...organizations.map(({ id, name }) => ({ id, label: name[locale] })),
  ]
  return (
    <div className={styles.filters}>
      <SelectField
        label={t`Acts about`}
        choices={groups}
        chosen={filter.group ?? ALL}
        onChoose={(group) => onChange({ ...filter, group: group === ALL ? null : group })}
      />
      <SelectField
        label={t`By or about`}
        choices={parties}
        chosen={filter.organization ?? ALL}
        onChoose={(id) => onChange({ ...filter, organization: id === ALL ? null : id })}
      />
    </div>
  )
}
