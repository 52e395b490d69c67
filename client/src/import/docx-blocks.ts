import type { JsonNode, Value } from '@plenary/shared/document/document-json.ts'
import type { DocxStory } from './docx-story.ts'
import { propertiesOf } from './docx-styles.ts'
import { readTable } from './docx-table.ts'
import { readAlternative, readWords } from './docx-words.ts'
import { InlineText } from './inline-text.ts'
import { type FlatBlock, nestBlocks } from './nested-lists.ts'
import { childOf, settingOf, type XmlElement } from './xml-tree.ts'

const MAX_HEADING_LEVEL = 3

/** The blocks of a text, a cell or a note, in each other. */
export function readBlocks(container: XmlElement, story: DocxStory): JsonNode[] {
  const reader = new BlockReader(story)
  reader.read(container)
  return nestBlocks(reader.blocks)
}

class BlockReader {
  readonly blocks: FlatBlock[] = []
  readonly #story: DocxStory
  /** The words of paragraphs whose ends are not in this reading: they go on in the next. */
  #carried: JsonNode[] = []
  #isInContents = false

  constructor(story: DocxStory) {
    this.#story = story
  }

  read(container: XmlElement): void {
    for (const child of container.children) this.#readBlock(child)
    this.#flush()
  }

  #readBlock(block: XmlElement): void {
    switch (block.name) {
      case 'w:p':
        return this.#readParagraph(block)
      case 'w:tbl':
        this.#flush()
        this.#isInContents = false
        return this.#place(readTable(block, this.#story, readBlocks))
      case 'w:sdt':
        if (isContents(block)) return this.#dropContents()
        return this.#readAll(childOf(block, 'w:sdtContent'))
      case 'w:customXml':
      case 'w:smartTag':
        return this.#readAll(block)
      case 'mc:AlternateContent':
        return readAlternative(block, (part) => this.#readAll(part))
      case 'w:altChunk':
        return this.#story.dropped.add('embeddedObjects')
      case 'm:oMathPara':
        return this.#story.dropped.add('equations')
    }
  }

  #readAll(container: XmlElement | undefined): void {
    for (const child of container?.children ?? []) this.#readBlock(child)
  }

  #readParagraph(paragraph: XmlElement): void {
    const { styles, numbering, dropped } = this.#story
    const pPr = propertiesOf(paragraph, 'pPr', this.#story.reading)
    if (styles.isContents(pPr)) return this.#dropContents()
    this.#isInContents = false
    const words = new InlineText()
    words.append(this.#carried)
    readWords(paragraph, this.#story, words)
    this.#carried = []
    if (this.#runsOn(paragraph)) {
      this.#carried = words.nodes
      return
    }
    const place = styles.listPlace(pPr)
    const item = place && numbering.next(place)
    if (words.nodes.length === 0) return
    const level = styles.headingLevel(pPr)
    if (level !== null && item) dropped.add('headingNumbers')
    const isQuotation = level === null && styles.isQuotation(pPr)
    if (level === null && !isQuotation) styles.notePlainStyle(pPr)
    this.blocks.push({
      node: textBlock(words.nodes, level, styles.isRightToLeft(pPr)),
      item: level === null ? item : null,
      isQuotation,
    })
  }

  /** Whether the end of a paragraph was taken out by a tracked change, or put in by one that this reading is before. */
  #runsOn(paragraph: XmlElement): boolean {
    const mark = childOf(childOf(paragraph, 'w:pPr'), 'w:rPr')
    const names = this.#story.reading === 'accepted' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']
    return names.some((name) => childOf(mark, name) !== undefined)
  }

  #dropContents(): void {
    if (!this.#isInContents) this.#story.dropped.add('contents')
    this.#isInContents = true
  }

  #place(node: JsonNode | null): void {
    if (node) this.blocks.push({ node, item: null, isQuotation: false })
  }

  #flush(): void {
    if (this.#carried.length > 0) this.#place(textBlock(this.#carried, null, false))
    this.#carried = []
  }
}

function isContents(sdt: XmlElement): boolean {
  const part = childOf(childOf(sdt, 'w:sdtPr'), 'w:docPartObj')
  return /table of contents/i.test(settingOf(part, 'w:docPartGallery') ?? '')
}

function textBlock(words: JsonNode[], level: number | null, isRightToLeft: boolean): JsonNode {
  const { content, lang } = withoutCommonLanguage(words)
  const attrs: Record<string, Value> = {
    ...(isRightToLeft && { dir: 'rtl' }),
    ...(lang && { lang }),
    ...(level !== null && { level: Math.min(level, MAX_HEADING_LEVEL) }),
  }
  return {
    type: level === null ? 'paragraph' : 'heading',
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content,
  }
}

/** A language that all words of a block are in is the block's. */
function withoutCommonLanguage(words: JsonNode[]): { content: JsonNode[]; lang: Value | null } {
  const texts = words.filter(({ text }) => text !== undefined)
  const languages = new Set(texts.map((node) => languageOf(node)))
  const [lang] = languages
  if (languages.size !== 1 || !lang) return { content: words, lang: null }
  const content = new InlineText()
  content.append(
    words.map((node) => ({ ...node, ...(node.marks && { marks: node.marks.filter(isNoLanguage) }) })),
  )
  return { content: content.nodes, lang }
}

function languageOf({ marks = [] }: JsonNode): Value | null {
  return marks.find(({ type }) => type === 'language')?.attrs?.lang ?? null
}

function isNoLanguage({ type }: { type: string }): boolean {
  return type !== 'language'
}
