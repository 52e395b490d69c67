import { Trans, useLingui } from '@lingui/react/macro'
import { type ComponentType, memo } from 'react'
import { classNames } from '../ui/class-names.ts'
import type { Section } from './outline.ts'
import styles from './outline-list.module.css'
import { type OutlineStore, useOutline } from './outline-store.ts'
import { useCurrentSection } from './use-current-section.ts'

interface OutlineListProps {
  store: OutlineStore
  canWrite: boolean
  onChoose: (id: string) => void
  /** What is planned of a section, in the place of its words alone. */
  Plan: SectionPart
  /** What can be done with a section, beside the link to it. */
  Acts: SectionPart
}

/** A part of a row; the same function at each drawing. */
export type SectionPart = ComponentType<{ section: Section }>

/** The headings of the text as links, the one that is being read marked, each with its words. */
export function OutlineList({ store, canWrite, ...parts }: OutlineListProps) {
  const outline = useOutline(store)
  const sections = outline?.sections ?? NO_SECTIONS
  const current = useCurrentSection(sections)
  if (!outline) return null
  if (sections.length === 0) {
    return (
      <p className={styles.empty}>
        {canWrite ? (
          <Trans>Headings of the text will stand here. Choose “Heading” among the tools to make one.</Trans>
        ) : (
          <Trans>This text has no headings yet.</Trans>
        )}
      </p>
    )
  }
  const row = (section: Section) => (
    <OutlineRow section={section} isCurrent={section.id === current} {...parts} />
  )
  return (
    <ul className={styles.list}>
      {chaptersOf(sections).map(({ head, parts }) => (
        <li key={head.id}>
          {row(head)}
          {parts.length > 0 && (
            <ul className={styles.list}>
              {parts.map((part) => (
                <li key={part.id}>{row(part)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

const NO_SECTIONS: never[] = []

/** Headings with the subheadings under them, as they are read out. */
function chaptersOf(sections: readonly Section[]): { head: Section; parts: Section[] }[] {
  const chapters: { head: Section; parts: Section[] }[] = []
  for (const section of sections) {
    const last = chapters.at(-1)
    if (section.level === 3 && last) last.parts.push(section)
    else chapters.push({ head: section, parts: [] })
  }
  return chapters
}

type OutlineRowProps = Pick<OutlineListProps, 'onChoose' | 'Plan' | 'Acts'> & {
  section: Section
  isCurrent: boolean
}

const OutlineRow = memo(function OutlineRow({ section, isCurrent, onChoose, Plan, Acts }: OutlineRowProps) {
  const { t } = useLingui()
  const { id, level, letter, title } = section
  return (
    <div className={styles.box}>
      <a
        href={`#${id}`}
        aria-current={isCurrent ? 'location' : undefined}
        className={classNames(styles.row, level === 3 && styles.part)}
        onClick={(event) => {
          event.preventDefault()
          onChoose(id)
        }}
      >
        <span className={styles.letter}>{letter}</span>
        <span className={styles.title}>{title || t`Heading without words`}</span>
        <Plan section={section} />
      </a>
      <Acts section={section} />
    </div>
  )
}, isSameRow)

/** Counting gives new objects each time; most rows say what they said before. */
function isSameRow(a: OutlineRowProps, b: OutlineRowProps): boolean {
  const isSame = (['id', 'level', 'letter', 'title', 'words', 'notes'] as const).every(
    (key) => a.section[key] === b.section[key],
  )
  const isBeside = (['isCurrent', 'onChoose', 'Plan', 'Acts'] as const).every((key) => a[key] === b[key])
  return isSame && isBeside
}
