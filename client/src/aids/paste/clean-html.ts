import { isSafeHref } from '@plenary/shared/document/link.ts'
import { isHidden, marksOfStyle, styleOf, unmarksOfStyle } from './html-style.ts'
import { type HtmlElement, type HtmlPart, isElement, readHtml, wordsUnder, writeWords } from './html-tree.ts'
import { joinWordLists } from './word-lists.ts'

/** What never comes along, with everything in it. */
const DROPPED = new Set(
  'applet audio button canvas datalist embed form head iframe img input link math meta noscript object picture script select style svg template textarea title video xml'.split(
    ' ',
  ),
)
/** Our blocks, and what other blocks become. Of those in neither, and not inline, only what stands in them comes. */
const BLOCKS: Readonly<Record<string, string>> = {
  p: 'p',
  address: 'p',
  caption: 'p',
  dd: 'p',
  dt: 'p',
  figcaption: 'p',
  pre: 'p',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
}
const CONTAINERS = new Set(['blockquote', 'ul', 'ol', 'li', 'table', 'tbody', 'tr', 'td', 'th'])
const UNWRAPPED = new Set(
  'article aside body center details div dl fieldset figure footer header html main nav section summary tfoot thead'.split(
    ' ',
  ),
)
const MARKS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
}
/** Word's own headings, where it does not write them as such. */
const WORD_HEADINGS: Readonly<Record<string, string>> = { MsoTitle: 'h1', MsoSubtitle: 'h2' }

type Marks = readonly string[]

/**
 * The HTML of a clipboard as our text can hold it: headings, paragraphs, lists, quotations, tables, rules, links to the
 * web, bold, italics, underline and strike; no styles, classes, pictures, scripts, comments of Word or hidden words.
 * What our own editor has copied is given back as it is.
 */
export function cleanHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html
  return writeBlocks(readHtml(html).children, [])
}

/** Parts of which some may be blocks: words between blocks are paragraphs of their own. */
function writeBlocks(parts: readonly HtmlPart[], marks: Marks): string {
  const blocks = joinWordLists(parts.flatMap(unwrapped))
  if (!blocks.some(holdsBlock)) return writeInline(blocks, marks).trim()
  let html = ''
  let inline: HtmlPart[] = []
  const endParagraph = () => {
    html += asBlock('p', writeInline(inline, marks))
    inline = []
  }
  for (const part of blocks) {
    if (!holdsBlock(part)) inline.push(part)
    else {
      endParagraph()
      html += writeBlock(part as HtmlElement, marks)
    }
  }
  endParagraph()
  return html
}

/** A container that says nothing is what stands in it; one with words alone is a paragraph. */
function unwrapped(part: HtmlPart): HtmlPart[] {
  if (!isElement(part) || !UNWRAPPED.has(part.name)) return [part]
  if (isHidden(part, styleOf(part))) return []
  const inner = part.children.flatMap(unwrapped)
  return inner.some(holdsBlock) ? inner : [{ ...part, name: 'p', children: inner }]
}

function holdsBlock(part: HtmlPart): boolean {
  if (!isElement(part) || DROPPED.has(part.name)) return false
  const { name } = part
  return (
    name in BLOCKS ||
    CONTAINERS.has(name) ||
    UNWRAPPED.has(name) ||
    name === 'hr' ||
    part.children.some(holdsBlock)
  )
}

function writeBlock(element: HtmlElement, marks: Marks): string {
  const { name, children, attributes } = element
  const style = styleOf(element)
  if (isHidden(element, style)) return ''
  if (name === 'hr') return '<hr>'
  if (name === 'ul' || name === 'ol') return writeList(element, marks)
  if (name === 'table') return writeTable(element)
  const known = WORD_HEADINGS[attributes.get('class') ?? ''] ?? BLOCKS[name]
  // A heading is bold by itself.
  const within = known?.startsWith('h') ? [] : marks
  if (known && !children.some(holdsBlock)) {
    const words = name === 'pre' ? children.flatMap(withBreaks) : children
    return asBlock(known, writeInline(words, within), attributes.get('dir'))
  }
  const inner = writeBlocks(children, marksWithin(element, marks, style))
  if (name !== 'blockquote') return inner
  return inner === '' ? '' : `<blockquote>${inner.startsWith('<') ? inner : asBlock('p', inner)}</blockquote>`
}

/** Lists right in a list, as Google Docs writes them, belong to the item before them. */
function writeList({ name, children, attributes }: HtmlElement, marks: Marks): string {
  const items: string[] = []
  for (const part of children.filter((child) => isElement(child))) {
    if (part.name === 'ul' || part.name === 'ol') {
      const nested = writeList(part, marks)
      const last = items.pop()
      items.push(
        last === undefined
          ? nested.replace(/^<[uo]l[^>]*>|<\/[uo]l>$/g, '')
          : last.replace(/<\/li>$/, `${nested}</li>`),
      )
    } else {
      const inner = writeBlocks(part.children, marks)
      if (inner !== '') items.push(`<li>${inner}</li>`)
    }
  }
  const start = Number(attributes.get('start'))
  const from = name === 'ol' && Number.isInteger(start) && start > 1 ? ` start="${start}"` : ''
  return items.length === 0 ? '' : `<${name}${from}>${items.join('')}</${name}>`
}

function writeTable(table: HtmlElement): string {
  const captions = table.children
    .filter((part) => isElement(part, 'caption'))
    .map((part) => asBlock('p', writeInline([part], [])))
  const rows = rowsOf(table).map(
    (row) =>
      `<tr>${row.children
        .filter((part) => isElement(part, 'td', 'th'))
        .map(writeCell)
        .join('')}</tr>`,
  )
  const filled = rows.filter((row) => row !== '<tr></tr>')
  return captions.join('') + (filled.length === 0 ? '' : `<table><tbody>${filled.join('')}</tbody></table>`)
}

function rowsOf({ children }: HtmlElement): HtmlElement[] {
  return children
    .filter((part) => isElement(part))
    .flatMap((part) =>
      part.name === 'tr' ? [part] : ['thead', 'tbody', 'tfoot'].includes(part.name) ? rowsOf(part) : [],
    )
}

function writeCell(cell: HtmlElement): string {
  const spans = ['colspan', 'rowspan'].map((name) => {
    const span = Number(cell.attributes.get(name))
    return Number.isInteger(span) && span > 1 ? ` ${name}="${span}"` : ''
  })
  const inner = writeBlocks(cell.children, [])
  return `<${cell.name}${spans.join('')}>${inner.startsWith('<p') ? inner : `<p>${inner}</p>`}</${cell.name}>`
}

function writeInline(parts: readonly HtmlPart[], marks: Marks): string {
  return parts
    .map((part) => (isElement(part) ? writeInlineElement(part, marks) : writeText(part, marks)))
    .join('')
}

function writeInlineElement(element: HtmlElement, marks: Marks): string {
  const { name, attributes, children } = element
  const style = styleOf(element)
  if (DROPPED.has(name) || isHidden(element, style)) return ''
  if (name === 'br') return attributes.get('class') === 'Apple-interchange-newline' ? '' : '<br>'
  // Word writes several spaces as one of these.
  if (style.get('mso-spacerun') === 'yes')
    return wordsUnder(element).trim() === '' ? ' ' : writeInline(children, marks)
  const href = name === 'a' ? linkOf(attributes.get('href') ?? '') : null
  // The line and the colour of a link are its own.
  const within = marksWithin(element, marks, style).filter((mark) => !(href && mark === 'u'))
  const inner = writeInline(children, href ? within.filter((mark) => mark !== 'u') : within)
  return href && inner.trim() !== ''
    ? `<a href="${writeWords(href)}">${inner.replace(/<\/?u>/g, '')}</a>`
    : inner
}

function marksWithin({ name }: HtmlElement, marks: Marks, style: ReadonlyMap<string, string>): Marks {
  const own = MARKS[name]
  const off = unmarksOfStyle(style)
  const all = [...marks, ...(own ? [own] : []), ...marksOfStyle(style)]
  return [...new Set(all)].filter((mark) => !off.includes(mark))
}

function writeText(text: string, marks: Marks): string {
  // Lines are broken in the source, for whoever reads that; the spaces that do not break are meant.
  const words = writeWords(text.replace(/[ \t\r\n\f]+/g, ' '))
  if (words.trim() === '') return words
  return (
    marks.map((mark) => `<${mark}>`).join('') +
    words +
    marks
      .toReversed()
      .map((mark) => `</${mark}>`)
      .join('')
  )
}

/** Where a link leads in the web; null for one into the page or the folder it comes from, and for one that runs code. */
function linkOf(href: string): string | null {
  const wrapped = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1]
  const meant = wrapped ? decoded(wrapped) : href.trim()
  return isSafeHref(meant) ? meant : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not written as an address is: as it stands.
    return text
  }
}

function withBreaks(part: HtmlPart): HtmlPart[] {
  if (isElement(part)) return [{ ...part, children: part.children.flatMap(withBreaks) }]
  const br: HtmlElement = { name: 'br', attributes: new Map(), children: [] }
  return part
    .trimEnd()
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [line] : [br, line]))
}

/** A block without words is spacing, and not taken over. */
function asBlock(name: string, inner: string, dir?: string): string {
  const words = inner.replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '')
  if (words.replace(/<[^>]*>|&nbsp;|\s/g, '') === '') return ''
  return `<${name}${dir === 'rtl' ? ' dir="rtl"' : ''}>${words}</${name}>`
}
