import { FILE_WORDS } from '@plenary/shared/export/file-words.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import { html, raw } from 'hono/html'
import type { ExportedText, ExportFrame } from './exported-text.ts'
import { PRINT_WORDS, type PrintWords } from './print-words.ts'

type Html = ReturnType<typeof html>

/** A text to be printed: what stands around it, and itself, drawn already. */
export type PrintedText = { text: ExportedText; frame: ExportFrame; body: string }

/** The page of a text as the office gets it. On a screen a bar stands above, which is not printed. */
export function printPage({ text, frame, body }: PrintedText, locale: Locale): Promise<string> {
  const words = PRINT_WORDS[locale]
  const { title, coalition, organizations } = frame
  const { room, version } = text
  return pageOf({
    ...{ locale, title },
    bar: html`<a class="back" href="/r/${room.id}"><span aria-hidden="true">←</span> ${words.back}</a>
<p class="which" dir="auto">${version ? words.version(version.number, version.label) : words.live}</p>
<button type="button" id="print">${words.print}</button>
<p class="hint">${words.hint}</p>`,
    main: html`<main class="sheet${frame.isNumbered ? ' is-numbered' : ''}">
<section class="cover">
<p class="kicker" dir="auto">${coalition}</p>
<h1 dir="auto">${title}</h1>
${submittedBy(organizations, locale)}
</section>
${raw(body)}
</main>`,
  })
}

/** Why there is nothing to print, by the words that say so; `help` says what one can do about it. */
export const PRINT_NOTICES = {
  'signed-out': { status: 401, what: 'signedOut', help: 'signedOutHelp' },
  nothing: { status: 404, what: 'nothing', help: 'nothingHelp' },
  'too-many': { status: 429, what: 'tooMany', help: 'tooManyHelp' },
  failed: { status: 500, what: 'failed', help: 'failedHelp' },
} as const satisfies Record<string, { status: number; what: keyof PrintWords; help: keyof PrintWords }>
export type PrintNotice = keyof typeof PRINT_NOTICES

/** A page that says why there is nothing to print. `path` is where whoever signs in wants to go on. */
export function printNoticePage(notice: PrintNotice, locale: Locale, path: string): Promise<string> {
  const words = PRINT_WORDS[locale]
  const { what, help } = PRINT_NOTICES[notice]
  const way =
    notice === 'signed-out'
      ? html`<a href="/sign-in?next=${encodeURIComponent(path)}">${words.signIn}</a>`
      : html`<a href="/">${words.home}</a>`
  return pageOf({
    ...{ locale, title: words[what] },
    bar: null,
    main: html`<main class="notice"><h1>${words[what]}</h1><p>${words[help]}</p><p>${way}</p></main>`,
  })
}

function submittedBy(organizations: readonly string[], locale: Locale): Html | string {
  if (organizations.length === 0) return ''
  return html`<h2>${FILE_WORDS[locale].submittedBy}</h2>
<ul>${organizations.map((name) => html`<li dir="auto">${name}</li>`)}</ul>`
}

type Frame = { locale: Locale; title: string; bar: Html | null; main: Html }

async function pageOf({ locale, title, bar, main }: Frame): Promise<string> {
  const whole = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/print-page.css">
<script type="module" src="/print-page.js"></script>
</head>
<body>
${bar === null ? '' : html`<header class="bar">${bar}</header>`}
${main}
</body>
</html>
`
  return String(await whole)
}
