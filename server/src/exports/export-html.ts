import type { Locale } from '@plenary/shared/localized.ts'
import { html, raw } from 'hono/html'
import { PACK_STYLE } from '../seals/pack-style.ts'
import type { ExportFrame } from './exported-text.ts'

/** On paper each page has its number, where the browser knows how. */
const PAGE_NUMBERS = '@page { @bottom-center { content: counter(page); font: 9pt system-ui, sans-serif; } }'

/** A text, drawn already, as one file to be read and printed anywhere: no script, and nothing that is fetched. */
export async function htmlFile(body: string, frame: ExportFrame, locale: Locale): Promise<string> {
  const { title, coalition, organizations } = frame
  return String(
    await html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(PACK_STYLE + PAGE_NUMBERS)}</style>
</head>
<body>
<main>
<p class="kicker" dir="auto">${coalition}</p>
<h1 dir="auto">${title}</h1>
${organizations.length === 0 ? '' : html`<section class="signed-by"><ul>${organizations.map((name) => html`<li dir="auto">${name}</li>`)}</ul></section>`}
${raw(body)}
</main>
</body>
</html>
`,
  )
}
