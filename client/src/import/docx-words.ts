import type { JsonMark } from '@plenary/shared/document/document-json.ts'
import { isSafeHref } from '@plenary/shared/document/link.ts'
import { MAX_ATTRIBUTE_CHARS } from '@plenary/shared/limits.ts'
import type { DocxStory, NoteKind } from './docx-story.ts'
import { propertiesOf } from './docx-styles.ts'
import type { InlineText } from './inline-text.ts'
import { childOf, isOn, settingOf, type XmlElement } from './xml-tree.ts'

/** What holds runs and says nothing of them. */
const WRAPPERS = new Set([
  'w:sdtContent',
  'w:sdt',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
])

/** Reads the words of a paragraph, or of what holds some of them, into a text. */
export function readWords(
  element: XmlElement,
  story: DocxStory,
  into: InlineText,
  href: string | null = null,
) {
  for (const child of element.children) readWord(child, story, into, href)
}

function readWord(child: XmlElement, story: DocxStory, into: InlineText, href: string | null): void {
  const { name } = child
  if (name === 'w:r') readRun(child, story, into, href)
  else if (name === 'w:hyperlink') readWords(child, story, into, hrefOf(child, story) ?? href)
  else if (name === 'm:oMath' || name === 'm:oMathPara') story.dropped.add('equations')
  else if (name === 'mc:AlternateContent')
    readAlternative(child, (part) => readWords(part, story, into, href))
  else if (isTakenChange(name, story) || WRAPPERS.has(name)) {
    if (name === 'w:fldSimple') story.dropped.add('fields')
    readWords(child, story, into, href)
  }
}

/** Whether an element holds words that a tracked change put in or took out, and that this reading has. */
function isTakenChange(name: string, { reading }: DocxStory): boolean {
  return reading === 'accepted'
    ? name === 'w:ins' || name === 'w:moveTo'
    : name === 'w:del' || name === 'w:moveFrom'
}

/** The same thing stands there twice, for newer and for older programs: the first is read. */
export function readAlternative(alternative: XmlElement, read: (part: XmlElement) => void): void {
  const part = childOf(alternative, 'mc:Choice') ?? childOf(alternative, 'mc:Fallback')
  if (part) read(part)
}

function hrefOf(link: XmlElement, { relations, dropped }: DocxStory): string | null {
  const { 'r:id': id, 'w:anchor': anchor } = link.attributes
  const target = id === undefined ? undefined : relations.get(id)?.target
  if (target === undefined) {
    if (anchor !== undefined && !anchor.startsWith('_Toc')) dropped.add('innerLinks')
    return null
  }
  return safeHref(anchor ? `${target}#${anchor}` : target, dropped)
}

function safeHref(href: string, dropped: DocxStory['dropped']): string | null {
  if (href.length <= MAX_ATTRIBUTE_CHARS && isSafeHref(href)) return href
  dropped.add('unsafeLinks')
  return null
}

function readRun(run: XmlElement, story: DocxStory, into: InlineText, linkedTo: string | null): void {
  const properties = story.styles.wordProperties(propertiesOf(run, 'rPr', story.reading))
  if (first(properties, (each) => isOn(each, 'w:vanish'))) {
    if (run.children.some(({ name }) => name === 'w:t')) story.dropped.add('hiddenWords')
    return
  }
  const href = linkedTo ?? fieldHref(story)
  const marks = marksOf(properties, story, href)
  for (const child of run.children) readRunPart(child, { story, into, marks, href })
  if (run.children.some(({ name }) => name === 'w:t')) noteLook(properties, story)
}

function fieldHref({ fields }: DocxStory): string | null {
  return fields.findLast(({ isResult, href }) => isResult && href !== null)?.href ?? null
}

type RunPlace = { story: DocxStory; into: InlineText; marks: JsonMark[]; href: string | null }

function readRunPart(part: XmlElement, place: RunPlace): void {
  const { story, into, marks } = place
  switch (part.name) {
    case 'w:t':
      return into.words(part.text, marks)
    case 'w:delText':
      return story.reading === 'original' ? into.words(part.text, marks) : undefined
    case 'w:tab':
    case 'w:ptab':
      return into.words(' ', marks)
    case 'w:noBreakHyphen':
      return into.words('\u2011', marks)
    case 'w:softHyphen':
      return into.words('\u00ad', marks)
    case 'w:br':
      return part.attributes['w:type'] === 'page' || part.attributes['w:type'] === 'column'
        ? into.words(' ', marks)
        : into.lineBreak()
    case 'w:cr':
      return into.lineBreak()
    case 'w:sym':
      return story.dropped.add('symbols')
    case 'w:drawing':
    case 'w:pict':
      return story.dropped.add(holds(part, 'w:txbxContent') ? 'textBoxes' : 'images')
    case 'w:object':
      return story.dropped.add('embeddedObjects')
    case 'w:footnoteReference':
      return refer('footnote', part, place)
    case 'w:endnoteReference':
      return refer('endnote', part, place)
    case 'w:fldChar':
      return readField(part.attributes['w:fldCharType'], story)
    case 'w:instrText':
      return readInstruction(part.text, story)
    case 'mc:AlternateContent':
      return readAlternative(part, ({ children }) => {
        for (const child of children) readRunPart(child, place)
      })
  }
}

function refer(kind: NoteKind, { attributes }: XmlElement, { story, into }: RunPlace): void {
  const id = attributes['w:id']
  if (id === undefined || !story.references) return
  const note = `${kind}-${id}`
  story.references.set(note, { kind, id })
  into.noteReference(note)
}

function readField(type: string | undefined, { fields, dropped }: DocxStory): void {
  const open = fields.at(-1)
  if (type === 'begin') fields.push({ instruction: '', isResult: false, href: null })
  else if (type === 'separate' && open) {
    open.isResult = true
    const address = /^\s*HYPERLINK\s+(?!\\)"?([^"\s]+)"?/i.exec(open.instruction)?.[1]
    if (address) open.href = safeHref(address, dropped)
  } else if (type === 'end') {
    const closed = fields.pop()
    // What a link or a table of contents is made of is no loss by itself.
    if (closed && !/^\s*(?:HYPERLINK|TOC|PAGEREF|INDEX)\b/i.test(closed.instruction)) dropped.add('fields')
  }
}

function readInstruction(text: string, { fields }: DocxStory): void {
  const open = fields.at(-1)
  if (open && !open.isResult) open.instruction += text
}

function marksOf(properties: readonly XmlElement[], story: DocxStory, href: string | null): JsonMark[] {
  const isRtl = first(properties, (each) => isOn(each, 'w:rtl')) ?? false
  const is = (...names: string[]) => names.some((name) => first(properties, (each) => isOn(each, name)))
  const marks: JsonMark[] = []
  if (is(isRtl ? 'w:bCs' : 'w:b')) marks.push({ type: 'bold' })
  if (is(isRtl ? 'w:iCs' : 'w:i')) marks.push({ type: 'italic' })
  if (is('w:strike', 'w:dstrike')) marks.push({ type: 'strike' })
  if (href === null && is('w:u')) marks.push({ type: 'underline' })
  if (href !== null) marks.push({ type: 'link', attrs: { href } })
  const lang = languageOf(properties, isRtl)
  if (lang && isForeign(lang, story.styles.language)) marks.push({ type: 'language', attrs: { lang } })
  return marks
}

function languageOf(properties: readonly XmlElement[], isRtl: boolean): string | null {
  const attribute = isRtl ? 'w:bidi' : 'w:val'
  const lang = first(properties, (each) => childOf(each, 'w:lang')?.attributes[attribute])
  return lang && lang.length <= 35 && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : null
}

/** American and British English are one language to whoever reads aloud. */
function isForeign(lang: string, ownLanguage: string | null): boolean {
  return ownLanguage !== null && primary(lang) !== primary(ownLanguage)
}

function primary(lang: string): string {
  return lang.split('-')[0]?.toLowerCase() ?? ''
}

function noteLook(properties: readonly XmlElement[], { dropped }: DocxStory): void {
  const raised = first(properties, (each) => settingOf(each, 'w:vertAlign'))
  if (raised === 'superscript' || raised === 'subscript') dropped.add('raised')
  const highlight = first(properties, (each) => settingOf(each, 'w:highlight'))
  if (highlight && highlight !== 'none') dropped.add('highlights')
}

function first<T>(
  properties: readonly XmlElement[],
  find: (each: XmlElement) => T | undefined,
): T | undefined {
  for (const each of properties) {
    const found = find(each)
    if (found !== undefined) return found
  }
  return undefined
}

function holds(element: XmlElement, name: string): boolean {
  return element.children.some((child) => child.name === name || holds(child, name))
}
