import type { Locale } from '@plenary/shared/localized.ts'
import type { RoundRow } from '@plenary/shared/rounds.ts'
import { html, raw } from 'hono/html'
import type { ExportedTable } from './exported-table.ts'
import { TABLE_STYLE } from './table-style.ts'
import { momentText, TABLE_WORDS, type TableWords } from './table-words.ts'

type Html = ReturnType<typeof html>

/**
 * The table of a round as one file: no script, and nothing that is fetched from anywhere, which the page itself also
 * forbids. What people wrote is escaped by the template.
 */
export async function htmlOfTable(table: ExportedTable, locale: Locale): Promise<string> {
  const words = TABLE_WORDS[locale]
  const { round, roomTitle } = table
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${round.title}</title>
<style>${raw(TABLE_STYLE)}</style>
</head>
<body>
<main>
<p class="kind">${words.kind[round.kind]}</p>
<h1 dir="auto">${round.title}</h1>
${round.note === null ? '' : html`<p dir="auto">${round.note}</p>`}
${facts(table, words, { locale, roomTitle })}
${round.outcome === null ? '' : html`<p class="outcome"><strong>${words.outcome[round.outcome]}</strong></p>`}
${answers(table, words, locale)}
<h2>${words.comments}</h2>
${table.rows.length === 0 ? html`<p>${words.noComments}</p>` : comments(table, words, locale)}
</main>
</body>
</html>
`
  return String(await page)
}

function facts(
  { round }: ExportedTable,
  words: TableWords,
  { locale, roomTitle }: { locale: Locale; roomTitle: string },
): Html {
  const moment = (iso: string) => html`<time datetime="${iso}">${momentText(iso, locale)}</time>`
  return html`<dl>
<div><dt>${words.document}</dt><dd dir="auto">${roomTitle}</dd></div>
<div><dt>${words.opened}</dt><dd>${moment(round.openedAt)}</dd></div>
<div><dt>${round.closedAt ? words.closed : words.closes}</dt><dd>${moment(round.closedAt ?? round.closesAt)}</dd></div>
<div><dt>${words.hash}</dt><dd><code>${round.hash}</code></dd></div>
</dl>`
}

function answers({ round, organizations }: ExportedTable, words: TableWords, locale: Locale): Html {
  return html`<h2>${words.organizations}</h2>
<table>
<thead><tr><th scope="col">${words.columns.organization}</th><th scope="col">${words.answerHead}</th></tr></thead>
<tbody>
${round.asked.map(
  ({ organizationId, answer }) => html`<tr>
<td dir="auto">${organizations.get(organizationId)?.name[locale]}</td><td>${words.answer[answer ?? 'none']}</td></tr>`,
)}
</tbody>
</table>`
}

function comments(table: ExportedTable, words: TableWords, locale: Locale): Html {
  const { columns } = words
  const organizationOf = ({ author }: RoundRow) =>
    table.organizations.get(author.organizationId)?.name[locale] ?? ''
  const heads = [columns.number, columns.quote, columns.comment, columns.organization, columns.disposition]
  return html`<table class="comments">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}<th scope="col">${columns.replies}</th></tr></thead>
<tbody>
${table.rows.map((row) => commentRow(row, organizationOf(row), words))}
</tbody>
</table>`
}

function commentRow(row: RoundRow, organization: string, words: TableWords): Html {
  const disposition = words.disposition[row.disposition ?? (row.isSettled ? 'settled' : 'open')]
  return html`<tr>
<td>${row.number}</td>
<td>${placeLine(row, words)}${row.quote && html`<blockquote dir="auto">${row.quote}</blockquote>`}</td>
<td>${row.isObjection ? html`<p><strong>${words.columns.objection}</strong></p>` : ''}
${row.comment && html`<p class="words" dir="auto">${row.comment}</p>`}
${row.proposed === null ? '' : html`<p><em>${words.instead}${words.colon}</em></p><blockquote dir="auto">${row.proposed}</blockquote>`}</td>
<td dir="auto">${organization}${row.author.name && html`<br><span dir="auto">${row.author.name}</span>`}</td>
<td>${disposition}${row.reason && html`<br><span dir="auto">${row.reason}</span>`}</td>
<td>${row.replies}</td>
</tr>`
}

function placeLine({ place, quote }: RoundRow, words: TableWords): Html | string {
  if (!place) return quote === '' ? words.wholeText : ''
  const parts = [place.section, place.paragraph === null ? '' : words.onParagraph(place.paragraph)]
  return html`<p class="place" dir="auto">${parts.filter(Boolean).join(', ')}</p>`
}
