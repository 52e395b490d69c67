/** What whoever opens a Word file does about its tracked changes: takes all of them, or none. */
export type Verdict = 'accept' | 'reject'

const GONE = { accept: ['del', 'moveFrom'], reject: ['ins', 'moveTo'] } as const
const KEPT = { accept: ['ins', 'moveTo'], reject: ['del', 'moveFrom'] } as const

/**
 * The paragraphs of a Word file once its changes are taken or not, as Word does it: each as its style and its words, with
 * a note's words where the note is set. A paragraph whose end has gone runs on into the next one; empty ones are left out.
 */
export function settledLines(parts: Record<string, string>, verdict: Verdict): string[] {
  const notes = notesOf(parts['word/footnotes.xml'] ?? '', verdict)
  const body = settled(parts['word/document.xml'] ?? '', verdict)
  return (
    paragraphsOf(body, verdict)
      .map(({ style, xml }) => ({ style, words: wordsOf(xml, notes) }))
      // A picture that came or went is told in words, and stands in a file of one text as it is drawn.
      .filter(({ style, words }) => style !== 'Picture' && (words !== '' || style === 'Rule'))
      .map(({ style, words }) => `${style}|${words}`)
  )
}

/** Without what has gone, and without the frames of what stays; rows first, since whole paragraphs are in them. */
function settled(xml: string, verdict: Verdict): string {
  const [gone, kept] = [GONE[verdict].join('|'), KEPT[verdict].join('|')]
  return xml
    .replace(/<w:tr>(?:(?!<w:tr>)[\s\S])*?<\/w:tr>/g, (row) =>
      new RegExp(`<w:trPr>(?:(?!</w:trPr>).)*<w:(?:${gone}) [^>]*/>`).test(row) ? '' : row,
    )
    .replace(new RegExp(`<w:(${gone}) [^>]*[^/]>[\\s\\S]*?</w:\\1>`, 'g'), '')
    .replace(new RegExp(`</?w:(?:${kept})(?: [^>]*[^/])?>`, 'g'), '')
}

type Paragraph = { style: string; xml: string }

function paragraphsOf(body: string, verdict: Verdict): Paragraph[] {
  const done: Paragraph[] = []
  let before = ''
  for (const [, xml = ''] of body.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)) {
    const look = /^<w:pPr>([\s\S]*?)<\/w:pPr>(?!<\/w:pPrChange>)/.exec(xml)?.[1] ?? ''
    const words = before + xml.slice(look ? look.length + '<w:pPr></w:pPr>'.length : 0)
    const isEndGone = new RegExp(`<w:rPr><w:(?:${GONE[verdict].join('|')}) [^>]*/></w:rPr>`).test(look)
    if (isEndGone) before = words
    else done.push({ style: styleIn(look, verdict), xml: words })
    before = isEndGone ? words : ''
  }
  return before ? [...done, { style: '', xml: before }] : done
}

function styleIn(look: string, verdict: Verdict): string {
  const former = /<w:pPrChange [^>]*><w:pPr>([\s\S]*?)<\/w:pPr><\/w:pPrChange>/.exec(look)
  const own = former && verdict === 'reject' ? former[1] : look.replace(former?.[0] ?? '', '')
  return /<w:pStyle w:val="(\w+)"/.exec(own ?? '')?.[1] ?? ''
}

function wordsOf(xml: string, notes: ReadonlyMap<string, string>): string {
  const piece = /<w:(?:t|delText) [^>]*>([^<]*)<|<w:footnoteReference w:id="(\d+)"\/>|<w:br\/>/g
  return [...xml.matchAll(piece)]
    .map(([all, words, note]) => words ?? (note ? `{${notes.get(note)}}` : all === '<w:br/>' ? '⏎' : ''))
    .join('')
}

function notesOf(part: string, verdict: Verdict): Map<string, string> {
  const notes = part.matchAll(/<w:footnote w:id="(\d+)">([\s\S]*?)<\/w:footnote>/g)
  return new Map([...notes].map(([, id = '', xml = '']) => [id, wordsOf(settled(xml, verdict), new Map())]))
}
