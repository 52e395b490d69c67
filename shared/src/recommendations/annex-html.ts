import { htmlText } from '../export/html-text.ts'
import type { ListedRecommendation } from './listed.ts'
import { recommendationsTableHtml, TABLE_WORDS, type TableDrawing } from './table-html.ts'

export type Annex = TableDrawing & {
  /** Of the text to which it belongs. */
  title: string
  coalition: string
}

const STYLE =
  '@page{size:A4 landscape;margin:16mm}*{box-sizing:border-box}body{font:11pt/1.45 Georgia,"Times New Roman",serif;color:#151e1a;background:#fff;max-width:70rem;margin:2rem auto;padding:0 1rem}h1{font-size:18pt;line-height:1.25;margin:0}.by{color:#565f59;margin:.25rem 0 1.5rem}table{border-collapse:collapse;width:100%;font:10pt/1.4 system-ui,sans-serif}caption{text-align:start;font-weight:700;padding-block-end:.5rem}th,td{text-align:start;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid #c4c9c3;overflow-wrap:anywhere}th{white-space:nowrap}thead th{border-bottom:1.5px solid #151e1a}.is-words{font:11pt/1.45 Georgia,"Times New Roman",serif;width:44%}abbr{text-decoration:none}tr{break-inside:avoid}thead{display:table-header-group}@media print{body{margin:0;padding:0;max-width:none}}'

/** A page of its own with the table of recommendations, to print and to hand in; it needs nothing but itself. */
export function annexHtml(items: readonly ListedRecommendation[], annex: Annex): string {
  const { locale, title, coalition } = annex
  const name = `${TABLE_WORDS[locale].title}: ${title}`
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${htmlText(name)}</title><style>${STYLE}</style></head>
<body><h1 dir="auto">${htmlText(title)}</h1><p class="by" dir="auto">${htmlText(coalition)}</p>${recommendationsTableHtml(items, annex)}</body></html>
`
}
