import { documentHtml } from '@plenary/shared/export/document-html.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { groupedFingerprint } from '@plenary/shared/receipts/fingerprint.ts'
import { html, raw } from 'hono/html'
import { PACK_STYLE } from './pack-style.ts'
import type { SealedText } from './sealed-text.ts'
import { dayText, monthText, SEALED_WORDS, timeText } from './sealed-words.ts'
import { signatoriesHtml, signatoryLines } from './signatories-html.ts'

/**
 * A sealed text as one file to be read and printed anywhere: no script, and nothing that is fetched, which the file
 * itself also forbids. What people wrote is escaped.
 */
export async function htmlOfPack(text: SealedText): Promise<string> {
  const { coalition, title, language, document, isNumbered, pictures } = text
  const drawing = { isNumbered, pictures, organizations: signatoryLines(text, language) }
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(PACK_STYLE)}</style>
</head>
<body>
<main>
<p class="kicker" dir="auto">${coalition[language]}</p>
<h1 dir="auto">${title}</h1>
<p class="kicker">${monthText(text.sealedAt, language)}</p>
${signatoriesHtml(text, language)}
${raw(documentHtml(standingText(JSON.parse(document)), drawing))}
${sealHtml(text)}
</main>
</body>
</html>
`
  return String(await page)
}

function sealHtml({ language, sealedAt, version, words, hash }: SealedText) {
  const said = SEALED_WORDS[language]
  return html`<section class="seal">
<p>${said.sealed(dayText(sealedAt, language))}. ${said.at(timeText(sealedAt, language))}. ${said.version(version.number, version.label)}. ${said.words(words)}.</p>
<p>${said.fingerprint}<br><code>${groupedFingerprint(hash).join(' ')}</code></p>
<p>${said.toCheck}</p>
</section>`
}
