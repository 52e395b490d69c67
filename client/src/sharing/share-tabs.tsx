import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import styles from './share-tabs.module.css'

interface ShareTabsProps {
  label: string
  tabs: readonly { id: string; label: string; content: ReactNode }[]
}

/** The parts of the dialog, one at a time: arrows go from one to the next. What was typed in one stays. */
export function ShareTabs({ label, tabs }: ShareTabsProps) {
  return (
    <Tabs className={styles.tabs ?? ''}>
      <TabList aria-label={label} className={styles.list ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
