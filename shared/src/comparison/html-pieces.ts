import type { JsonMark, Value } from '../document/document-json.ts'
import { isSafeHref } from '../document/link.ts'
import { htmlText } from '../export/html-text.ts'
import type { AttributeChange } from './comparison.ts'
import { type ComparisonWords, nameIn } from './html-words.ts'
import { textOfMarks } from './same-value.ts'
import type { Piece } from './view.ts'

/** The words of a block as HTML. What came and went is told by a line under or through it, and read out. */
export function htmlOfPieces(pieces: readonly Piece[], words: ComparisonWords, steps: Set<number>): string {
  return pieces.map((piece) => htmlOfPiece(piece, words, steps)).join('')
}

function htmlOfPiece(piece: Piece, words: ComparisonWords, steps: Set<number>): string {
  const inner = marked(contentOf(piece), piece.marks, words)
  const id = anchorOf(piece.step, steps)
  switch (piece.state) {
    case 'same':
    case 'carried-from':
    case 'carried-here':
      return inner
    case 'inserted':
      return `<ins${id}>${aside(words.inserted)}${inner}</ins>`
    case 'deleted':
      return `<del${id}>${aside(words.deleted)}${inner}</del>`
    case 'restyled':
      return `<span class="restyled"${id}>${inner}<small class="note"> [${htmlText(restyling(piece, words))}]</small></span>`
  }
}

/** Where a link to a change leads: the first place where it is seen. */
export function anchorOf(step: number | null, steps: Set<number>): string {
  if (step === null || steps.has(step)) return ''
  steps.add(step)
  return ` id="change-${step}"`
}

/** Heard and not seen. */
function aside(words: string): string {
  return `<span class="aside">[${htmlText(words)}] </span>`
}

function contentOf({ type, text }: Piece): string {
  if (type === 'text') return htmlText(text)
  return type === 'hardBreak' ? '<span class="note" aria-hidden="true">↵</span><br>' : htmlText(`[${type}]`)
}

function marked(inner: string, marks: readonly JsonMark[], words: ComparisonWords): string {
  return marks.reduce((html, mark) => inMark(html, mark, words), inner)
}

const TAGS: Record<string, string> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' }

function inMark(html: string, { type, attrs }: JsonMark, words: ComparisonWords): string {
  const tag = Object.hasOwn(TAGS, type) ? TAGS[type] : undefined
  if (tag) return `<${tag}>${html}</${tag}>`
  if (type === 'link') return linked(html, attrs?.href)
  const organization = attrs?.organization
  const label = [nameIn(words.marks, type), ...(typeof organization === 'string' ? [organization] : [])]
  return `<span class="suggested">${html}<small class="note"> [${htmlText(label.join(', '))}]</small></span>`
}

function linked(html: string, href: Value | undefined): string {
  if (typeof href !== 'string' || !isSafeHref(href)) return html
  return `<a href="${htmlText(href)}" rel="noopener noreferrer nofollow">${html}</a>`
}

/** What became of the formatting: « + bold, − link ». */
export function restyling(
  { marks, marksBefore = [], attributes = [] }: Piece,
  words: ComparisonWords,
): string {
  const without = (some: readonly JsonMark[], others: readonly JsonMark[]) =>
    some.filter((mark) => !others.some((other) => textOfMarks([other]) === textOfMarks([mark])))
  const named = (sign: string) => (mark: JsonMark) => `${sign} ${markName(mark, words)}`
  return [
    ...without(marks, marksBefore).map(named('+')),
    ...without(marksBefore, marks).map(named('−')),
    ...attributes.map((change) => attributeText(change, words)),
  ].join(', ')
}

function markName({ type, attrs }: JsonMark, words: ComparisonWords): string {
  const name = nameIn(words.marks, type)
  return typeof attrs?.href === 'string' ? `${name} ${attrs.href}` : name
}

/** « level: 2 → 3 ». */
export function attributeText({ name, before, after }: AttributeChange, words: ComparisonWords): string {
  const value = (side: Value | undefined) => valueText(name, side, words)
  return `${nameIn(words.attributes, name)}${words.colon} ${value(before)} → ${value(after)}`
}

function valueText(name: string, value: Value | undefined, words: ComparisonWords): string {
  if (value === undefined || value === null) return words.nothing
  if (typeof value !== 'string') return JSON.stringify(value)
  if (name === 'blockType') return nameIn(words.kinds, value)
  if (name === 'status') return nameIn(words.statuses, value)
  if (name === 'lead') return words.leads.get(value) ?? words.otherLead
  // Nobody reads 64 digits; that they are others is what counts.
  if (name === 'image') return `${value.slice(0, 8)}…`
  return organizationIn(value) ?? value
}

/** A block bears the whole source of a suggestion as JSON; whose it is says enough. */
function organizationIn(value: string): string | null {
  if (!value.startsWith('{')) return null
  try {
    const { organization } = JSON.parse(value)
    return typeof organization === 'string' ? organization : null
  } catch {
    return null
  }
}
