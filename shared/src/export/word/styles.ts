import { htmlText } from '../html-text.ts'
import { PARAGRAPHS, RECOMMENDATIONS } from './list-numbers.ts'
import type { PageForm } from './page-form.ts'
import { around, valued, xmlPart } from './xml.ts'

type Style = {
  id: string
  name: string
  paragraph?: string
  run?: string
  basedOn?: string | null
  next?: string
}

/** The styles of a file as a part of it. */
export function stylesPart(form: PageForm, language: string): string {
  return xmlPart('styles', [defaults(form, language), ...stylesOf(form).map(styleXml), ...OTHERS].join(''))
}

function defaults({ font, fontSizePt }: PageForm, language: string): string {
  const name = htmlText(font)
  const fonts = `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
  const lang = `<w:lang w:val="${htmlText(language)}" w:bidi="ar"/>`
  const run = `<w:rPrDefault><w:rPr>${fonts}${sized(fontSizePt)}${lang}</w:rPr></w:rPrDefault>`
  const spacing = '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
  return `<w:docDefaults>${run}<w:pPrDefault><w:pPr>${spacing}</w:pPr></w:pPrDefault></w:docDefaults>`
}

const BOLD = '<w:b/><w:bCs/>'
const RULE = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="6" w:color="808080"/>`

function stylesOf({ fontSizePt }: PageForm): Style[] {
  const small = sized(Math.max(fontSizePt - 2, 8))
  const heading = (level: number, size: number): Style => ({
    ...{ id: `Heading${level}`, name: `heading ${level}`, next: 'Normal' },
    paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${360 - level * 60}" w:after="120"/>${valued('outlineLvl', level - 1)}`,
    run: BOLD + sized(size),
  })
  const contents = (level: number): Style => ({
    ...{ id: `TOC${level}`, name: `toc ${level}` },
    paragraph: `<w:spacing w:after="60"/><w:ind w:left="${(level - 1) * 240}"/>`,
  })
  return [
    { id: 'Normal', name: 'Normal', basedOn: null },
    {
      ...{ id: 'Title', name: 'Title', next: 'Normal' },
      paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="120"/>',
      run: BOLD + sized(fontSizePt + 8),
    },
    { id: 'Subtitle', name: 'Subtitle', paragraph: '<w:spacing w:after="60"/>', run: sized(fontSizePt) },
    {
      ...{ id: 'CoverLabel', name: 'Cover label' },
      paragraph: '<w:keepNext/><w:spacing w:before="360" w:after="60"/>',
      run: BOLD,
    },
    { id: 'Signatory', name: 'Signatory', paragraph: '<w:spacing w:after="40"/>' },
    heading(1, fontSizePt + 3),
    heading(2, fontSizePt + 1),
    heading(3, fontSizePt),
    { id: 'Numbered', name: 'Numbered paragraph', paragraph: numberedBy(PARAGRAPHS) },
    { id: 'ListParagraph', name: 'List Paragraph', paragraph: '<w:spacing w:after="60"/>' },
    { id: 'Quote', name: 'Quote', paragraph: '<w:ind w:left="567" w:right="567"/>', run: '<w:i/><w:iCs/>' },
    { id: 'Cell', name: 'Cell', paragraph: '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>' },
    {
      ...{ id: 'Recommendation', name: 'Recommendation' },
      paragraph: `${numberedBy(RECOMMENDATIONS)}<w:pBdr>${RULE('left')}</w:pBdr><w:spacing w:before="120" w:after="120"/>`,
    },
    {
      ...{ id: 'RecommendationSummary', name: 'Recommendation summary' },
      paragraph: '<w:tabs><w:tab w:val="left" w:pos="709"/></w:tabs><w:ind w:left="709" w:hanging="709"/>',
    },
    {
      ...{ id: 'FootnoteText', name: 'footnote text' },
      paragraph: '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
      run: small,
    },
    { id: 'Footer', name: 'footer', paragraph: '<w:spacing w:after="0"/>', run: small },
    { id: 'Rule', name: 'Rule', paragraph: `<w:pBdr>${RULE('bottom')}</w:pBdr><w:spacing w:after="240"/>` },
    {
      ...{ id: 'TOCHeading', name: 'TOC Heading' },
      paragraph: '<w:keepNext/><w:spacing w:before="480" w:after="120"/>',
      run: BOLD,
    },
    {
      id: 'Picture',
      name: 'Picture',
      paragraph: '<w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>',
    },
    ...[1, 2, 3].map(contents),
  ]
}

function styleXml({ id, name, paragraph = '', run = '', basedOn = 'Normal', next }: Style): string {
  const isDefault = basedOn === null ? ' w:default="1"' : ''
  const looks = around('pPr', paragraph) + around('rPr', run)
  const names = valued('name', name) + valued('basedOn', basedOn) + valued('next', next ?? null)
  return `<w:style w:type="paragraph"${isDefault} w:styleId="${id}">${names}<w:qFormat/>${looks}</w:style>`
}

const TABLE_LINES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
  .join('')

const OTHERS = [
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr></w:style>',
  '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${TABLE_LINES}</w:tblBorders></w:tblPr></w:style>`,
]

function numberedBy(id: number): string {
  return around('numPr', valued('numId', id))
}

/** Word counts in half points. */
function sized(points: number): string {
  const halves = Math.round(points * 2)
  return `${valued('sz', halves)}${valued('szCs', halves)}`
}
