import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import { languageTag } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { Section } from './outline.ts'
import styles from './outline-list.module.css'
import { useCurrentSection } from './use-current-section.ts'

interface OutlineListProps {
  sections: readonly Section[]
  onChoose: (id: string) => void
}

/** The headings of the text as links, the one that is being read marked, each with its words. */
export function OutlineList({ sections, onChoose }: OutlineListProps) {
  const current = useCurrentSection(sections)
  if (sections.length === 0) {
    return (
      <p className={styles.empty}>
        <Trans>
          Headings of the text will stand here. Choose “Heading” in the bar above the text to make one.
        </Trans>
      </p>
    )
  }
  return (
    <ul className={styles.list}>
      {sections.map((section) => (
        <li key={section.id}>
          <OutlineRow section={section} isCurrent={section.id === current} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  )
}

interface OutlineRowProps {
  section: Section
  isCurrent: boolean
  onChoose: (id: string) => void
}

const OutlineRow = memo(function OutlineRow({ section, isCurrent, onChoose }: OutlineRowProps) {
  const { t } = useLingui()
  const tag = languageTag(useLocale())
  const { id, level, letter, title, words } = section
  const count = words.toLocaleString(tag)
  return (
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
      <span className={styles.words} title={t`${plural(words, { one: '# word', other: '# words' })}`}>
        {count}
      </span>
    </a>
  )
}, isSameRow)

/** Counting gives new objects each time; most rows say what they said before. */
function isSameRow(a: OutlineRowProps, b: OutlineRowProps): boolean {
  const isSame = (['id', 'level', 'letter', 'title', 'words'] as const).every(
    (key) => a.section[key] === b.section[key],
  )
  return isSame && a.isCurrent === b.isCurrent && a.onChoose === b.onChoose
}
