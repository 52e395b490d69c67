import { htmlText } from '../export/html-text.ts'
import type { Locale } from '../localized.ts'
import { htmlOfRow, htmlOfRows } from './html-rows.ts'
import { COMPARISON_STYLE } from './html-style.ts'
import { type ComparisonWords, comparisonWords } from './html-words.ts'
import type { BlockFigures, ComparisonSummary } from './summary.ts'
import type { ComparisonView } from './view.ts'

export type ExportedComparison = {
  view: ComparisonView
  summary: ComparisonSummary
  locale: Locale
  /** Of the room. */
  title: string
  /** What the two versions are called. */
  before: string
  after: string
  layout: 'inline' | 'side-by-side'
  /** How many words each organisation put in and took out, those with most first. */
  shares: readonly { name: string; added: number; removed: number }[]
  /** The organisations that may be named to whoever gets the file: those that are listed in public. */
  organizations: readonly { id: string; name: Record<Locale, string> }[]
}

/**
 * A comparison as one file: no script, and nothing that is fetched from anywhere, which the page itself also forbids.
 * Whatever stands in the texts is escaped.
 */
export function comparisonHtml(exported: ExportedComparison): string {
  const { summary, locale, title, layout, organizations } = exported
  const words = comparisonWords(locale, organizations)
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(`${title} – ${words.comparison}`)}</title>
<style>${COMPARISON_STYLE}</style>
</head>
<body>
<main${layout === 'side-by-side' ? ' class="sides"' : ''}>
<p class="note">${htmlText(words.comparison)}</p>
<h1 dir="auto">${htmlText(title)}</h1>
<h2>${htmlText(words.summary)}</h2>
${summary.isSame ? `<p><strong>${htmlText(words.noChanges)}</strong></p>` : ''}
${facts(exported, words)}
<h2>${htmlText(words.text)}</h2>
${layout === 'inline' ? inOneColumn(exported, words) : inTwoColumns(exported, words)}
</main>
</body>
</html>
`
}

function facts({ summary, before, after, shares }: ExportedComparison, words: ComparisonWords): string {
  const { blocks, words: now, wordsWithSuggestions: accepted } = summary
  const hasSuggestions = now.added !== accepted.added || now.removed !== accepted.removed
  const counted = (Object.keys(blocks) as (keyof BlockFigures)[]).filter((figure) => blocks[figure] > 0)
  const both = (figure: number, withSuggestions: number) =>
    hasSuggestions ? `${figure} (${withSuggestions} ${words.withSuggestions})` : `${figure}`
  const all: [string, string][] = [
    [words.before, before],
    [words.after, after],
    [words.steps, `${summary.steps}`],
    [words.wordsAdded, both(now.added, accepted.added)],
    [words.wordsRemoved, both(now.removed, accepted.removed)],
    ...(shares.length > 0 ? [[words.byOrganization, sharesText(shares)] satisfies [string, string]] : []),
    ...counted.map((figure): [string, string] => [words.figures[figure], `${blocks[figure]}`]),
    ...(summary.sections.length > 0
      ? [
          [words.sections, summary.sections.map((name) => name || words.beginning).join(' · ')] satisfies [
            string,
            string,
          ],
        ]
      : []),
  ]
  const entries = all.map(([name, fact]) => `<dt>${htmlText(name)}</dt><dd dir="auto">${htmlText(fact)}</dd>`)
  return `<dl>${entries.join('\n')}</dl>`
}

function sharesText(shares: ExportedComparison['shares']): string {
  return shares.map(({ name, added, removed }) => `${name} +${added} −${removed}`).join(' · ')
}

function inOneColumn({ view }: ExportedComparison, words: ComparisonWords): string {
  return htmlOfRows(view.rows, { words, column: 'both', steps: view.steps.length, anchored: new Set() })
}

function inTwoColumns({ view, before, after }: ExportedComparison, words: ComparisonWords): string {
  const writing = { words, steps: view.steps.length, anchored: new Set<number>() }
  const rows = view.rows.map((row) => {
    const [left, right] = [
      htmlOfRow(row, { ...writing, column: 'before' }),
      htmlOfRow(row, { ...writing, column: 'after' }),
    ]
    return `<tr><td>${left}</td><td>${right}</td></tr>`
  })
  const heads = [before, after].map((name) => `<th scope="col" dir="auto">${htmlText(name)}</th>`).join('')
  return `<table class="columns"><thead><tr>${heads}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
}
