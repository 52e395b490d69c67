import { Trans, useLingui } from '@lingui/react/macro'
import { ListFilter, MessageSquarePlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckField } from '../ui/check-field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Popover } from '../ui/popover.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { countTabs, THREAD_TABS, type ThreadTab } from './thread-filter.ts'
import styles from './thread-tabs.module.css'
import type { ThreadDesk } from './use-thread-desk.ts'

interface ThreadTabsProps {
  desk: ThreadDesk
  sections: readonly { id: string; title: string }[]
}

/** Which comments are shown: open, resolved, or those for oneself; and which of them. */
export function ThreadTabs({ desk, sections }: ThreadTabsProps) {
  const { t } = useLingui()
  const counts = countTabs(desk.threads)
  const names: Record<ThreadTab, ReactNode> = {
    open: <Trans>Open</Trans>,
    settled: <Trans>Resolved</Trans>,
    'for-you': <Trans>For you</Trans>,
  }
  return (
    <div className={styles.head}>
      <fieldset className={styles.tabs} aria-label={t`Which comments`}>
        {THREAD_TABS.map((tab) => (
          <button key={tab} type="button" aria-pressed={desk.tab === tab} onClick={() => desk.setTab(tab)}>
            {names[tab]} <span className={styles.count}>{counts[tab]}</span>
          </button>
        ))}
      </fieldset>
      <div className={styles.tools}>
        {desk.mayComment && (
          <IconButton
            icon={MessageSquarePlus}
            label={t`Comment on the whole document`}
            isDense
            onClick={() => desk.begin({ anchor: { kind: 'document' } })}
          />
        )}
        <FilterButton desk={desk} sections={sections} />
      </div>
    </div>
  )
}

function FilterButton({ desk: { filter, setFilter }, sections }: ThreadTabsProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('dialog')
  const isFiltered = filter.whose !== 'everybody' || filter.sectionId !== null || filter.isDetachedOnly
  return (
    <>
      <IconButton
        {...trigger.props}
        icon={ListFilter}
        label={isFiltered ? t`Filter: on` : t`Filter`}
        isDense
        isOn={isFiltered}
      />
      <Popover trigger={trigger} label={t`Filter`}>
        <div className={styles.filter}>
          <SelectField
            label={t`Whose`}
            choices={[
              { id: 'everybody', label: t`Everybody’s` },
              { id: 'self', label: t`Mine: written by me, or for me` },
              { id: 'organization', label: t`My organisation’s` },
            ]}
            chosen={filter.whose}
            onChoose={(whose) => setFilter({ ...filter, whose })}
          />
          <SelectField
            label={t`Section`}
            choices={[
              { id: '', label: t`The whole document` },
              ...sections.map(({ id, title }) => ({ id, label: title })),
            ]}
            chosen={filter.sectionId ?? ''}
            onChoose={(id) => setFilter({ ...filter, sectionId: id || null })}
          />
          <CheckField
            label={t`Detached only`}
            help={t`Those whose words were deleted.`}
            isChecked={filter.isDetachedOnly}
            onChange={(isDetachedOnly) => setFilter({ ...filter, isDetachedOnly })}
          />
        </div>
      </Popover>
    </>
  )
}
