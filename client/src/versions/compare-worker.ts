import { changesOf } from '@plenary/shared/comparison/changes.ts'
import { compareDocuments } from '@plenary/shared/comparison/compare.ts'
import type { Comparison } from '@plenary/shared/comparison/comparison.ts'
import { type ComparisonSummary, summaryOf } from '@plenary/shared/comparison/summary.ts'
import type { ComparisonView } from '@plenary/shared/comparison/view.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import type { ComparisonFileWish } from './comparison-file.ts'

/** Two texts to be compared. */
export type CompareRequest = { before: JsonNode; after: JsonNode }
/** How they differ, and what is drawn of it. */
export type Compared = { comparison: Comparison; view: ComparisonView; summary: ComparisonSummary }

/** The same, and the Word file that is wished of it in place of what is drawn. */
export type ComparisonFileRequest = CompareRequest & { wish: ComparisonFileWish }

// Beside the page, so that a long text does not hold up whoever types.
self.addEventListener('message', ({ data }: MessageEvent<CompareRequest | ComparisonFileRequest>) => {
  if ('wish' in data) makeFile(data).catch(reportError)
  else compare(data)
})

function compare({ before, after }: CompareRequest): void {
  const comparison = compareDocuments(before, after)
  const view = changesOf(before, after, comparison)
  const compared: Compared = { comparison, view, summary: summaryOf(comparison, view) }
  self.postMessage(compared)
}

/** How Word writes things down is fetched only by who wants a file. */
async function makeFile({ wish, ...texts }: ComparisonFileRequest): Promise<void> {
  const { comparisonFile } = await import('./comparison-file.ts')
  self.postMessage(comparisonFile(texts, wish))
}
