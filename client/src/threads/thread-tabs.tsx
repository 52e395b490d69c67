import { Trans, useLingui } from '@lingui/react/macro'
import { FileText, ListFilter, MessageSquarePlus, TextSelect } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckField } from '../ui/check-field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { keysText } from '../ui/keys-text.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Popover } from '../ui/popover.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { draftOf } from './draft-of.ts'
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
    settled: <Trans context="comments">Resolved</Trans>,
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
        {desk.mayComment && <BeginMenu desk={desk} />}
        <FilterButton desk={desk} sections={sections} />
      </div>
    </div>
  )
}

/** What one may comment on: what is selected or the paragraph with the caret, or the document as a whole. */
function BeginMenu({ desk }: { desk: ThreadDesk }) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const onText = () => {
    const draft = draftOf(desk.text)
    if (draft) desk.begin(draft)
    else showToast(t`Select words in the text first, or put the caret into a paragraph.`)
  }
  return (
    <>
      <IconButton {...trigger.props} icon={MessageSquarePlus} label={t`New comment`} isDense />
      <Menu trigger={trigger} label={t`New comment`}>
        <MenuItem icon={TextSelect} shortcut={keysText('Mod+Alt+M')} onAction={onText}>
          {t`On the selected words or this paragraph`}
        </MenuItem>
        <MenuItem icon={FileText} onAction={() => desk.begin({ anchor: { kind: 'document' } })}>
          {t`On the whole document`}
        </MenuItem>
      </Menu>
    </>
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
