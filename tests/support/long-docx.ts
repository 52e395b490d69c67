import { docxFile, wordParagraph, wordRun } from './docx-file.ts'

const PARAGRAPHS = 420
const WORDS =
  'The State has not yet acted on what the Committee recommended in its last review of the matter. '

/** A Word file of about 60 pages, each word in a run of its own, as files are that many people have worked on. */
export function longDocx(): Uint8Array {
  const runs = WORDS.repeat(4)
    .split(/(?<= )/)
    .map((word, at) => wordRun(word, at % 3 === 0 ? '<w:b/><w:sz w:val="22"/><w:lang w:val="en-GB"/>' : ''))
    .join('')
  const body = Array.from({ length: PARAGRAPHS }, (_, at) =>
    at % 20 === 0 ? wordParagraph(`Section ${at}`, '<w:outlineLvl w:val="0"/>') : wordParagraph(runs),
  )
  return docxFile({ body: body.join('') })
}
