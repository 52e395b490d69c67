import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type DroppedKind, FOUND_KINDS, type FoundKind, type ImportedText } from './imported-text.ts'

/** What was read of a file, in the language of the interface: each kind with its number, without those there are none of. */
export function useFoundWords(found: ImportedText['found']): string[] {
  const { t } = useLingui()
  const words: Record<FoundKind, (count: number) => string> = {
    words: (count) => t`${plural(count, { one: '# word', other: '# words' })}`,
    headings: (count) => t`${plural(count, { one: '# heading', other: '# headings' })}`,
    paragraphs: (count) => t`${plural(count, { one: '# paragraph', other: '# paragraphs' })}`,
    lists: (count) => t`${plural(count, { one: '# list', other: '# lists' })}`,
    tables: (count) => t`${plural(count, { one: '# table', other: '# tables' })}`,
    quotations: (count) => t`${plural(count, { one: '# quotation', other: '# quotations' })}`,
    notes: (count) => t`${plural(count, { one: '# note', other: '# notes' })}`,
    links: (count) => t`${plural(count, { one: '# link', other: '# links' })}`,
  }
  return FOUND_KINDS.filter((kind) => found[kind] > 0).map((kind) => words[kind](found[kind]))
}

/** What cannot be taken over, with its number, and what becomes of it where something does. */
export function useDroppedWords(dropped: ImportedText['dropped']): { kind: DroppedKind; words: string }[] {
  const { t } = useLingui()
  const words: Record<DroppedKind, (count: number) => string> = {
    images: (count) => t`${plural(count, { one: '# picture', other: '# pictures' })}`,
    textBoxes: (count) =>
      t`${plural(count, { one: '# text box, with its words', other: '# text boxes, with their words' })}`,
    equations: (count) => t`${plural(count, { one: '# equation', other: '# equations' })}`,
    embeddedObjects: (count) =>
      t`${plural(count, { one: '# embedded object or file', other: '# embedded objects or files' })}`,
    contents: (count) =>
      t`${plural(count, { one: '# table of contents: the outline takes its place', other: '# tables of contents: the outline takes their place' })}`,
    fields: (count) =>
      t`${plural(count, { one: '# field: its last words are kept', other: '# fields: their last words are kept' })}`,
    hiddenWords: (count) =>
      t`${plural(count, { one: '# stretch of hidden words', other: '# stretches of hidden words' })}`,
    symbols: (count) =>
      t`${plural(count, { one: '# symbol of a special font', other: '# symbols of special fonts' })}`,
    headingNumbers: (count) =>
      t`${plural(count, { one: '# automatic number of a heading', other: '# automatic numbers of headings' })}`,
    raised: (count) =>
      t`${plural(count, { one: '# raised or lowered stretch: its words are kept', other: '# raised or lowered stretches: their words are kept' })}`,
    highlights: (count) =>
      t`${plural(count, { one: '# highlighting: its words are kept', other: '# highlightings: their words are kept' })}`,
    unknownStyles: (count) =>
      t`${plural(count, { one: '# style of its own: its paragraphs are kept as ordinary ones', other: '# styles of its own: their paragraphs are kept as ordinary ones' })}`,
    unsafeLinks: (count) =>
      t`${plural(count, { one: '# link that may not stand here: its words are kept', other: '# links that may not stand here: their words are kept' })}`,
    innerLinks: (count) =>
      t`${plural(count, { one: '# link within the document: its words are kept', other: '# links within the document: their words are kept' })}`,
    code: (count) =>
      t`${plural(count, { one: '# stretch of code: kept as ordinary words', other: '# stretches of code: kept as ordinary words' })}`,
    frontMatter: () => t`The details at the head of the file`,
    unusedNotes: (count) =>
      t`${plural(count, { one: '# note to which nothing refers', other: '# notes to which nothing refers' })}`,
  }
  return (Object.entries(dropped) as [DroppedKind, number][]).map(([kind, count]) => ({
    kind,
    words: words[kind](count),
  }))
}
