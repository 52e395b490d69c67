import { LOCALES, type Locale } from '@plenary/shared/localized.ts'
import { html } from 'hono/html'
import { PAGE_WORDS } from './page-words.ts'

export type Html = ReturnType<typeof html>

/** A page for everybody: what stands in its head, and around what it says. */
export type Page = {
  locale: Locale
  /** Of the page, and where it says it in both languages, alike in both. */
  title: string
  /** For whoever is shown a link to it. Null for what is nobody's to be shown. */
  preview: { coalition: string } | null
  /** Whether search engines are asked in. */
  isListed: boolean
  /** At the top, beside the choice of languages. */
  lead: Html | string
  main: Html
  /** Whether a file can be checked on it. */
  hasCheck: boolean
}

/**
 * A page that asks for nothing but its own style sheet and, where files are checked, one script. Neither is needed to
 * read it.
 */
export async function pageOf(page: Page): Promise<string> {
  const { locale, title, preview, isListed, lead, main, hasCheck } = page
  const words = PAGE_WORDS[locale]
  const whole = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${isListed ? '' : html`<meta name="robots" content="noindex, nofollow">`}
${preview === null ? '' : previewOf(title, preview.coalition)}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/public-page.css">
${hasCheck ? html`<script type="module" src="/public-page.js"></script>` : ''}
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="bar">
<p>${lead}</p>
<nav aria-label="${words.language}">${LOCALES.map((each) => languageLink(each, locale))}</nav>
</header>
${main}
</body>
</html>
`
  return String(await whole)
}

const NAMES: Record<Locale, string> = { en: 'English', fr: 'Français' }

function languageLink(each: Locale, locale: Locale): Html {
  const current = each === locale ? html` aria-current="true"` : ''
  return html`<a href="?lang=${each}" hreflang="${each}" lang="${each}"${current}>${NAMES[each]}</a>`
}

/** What a messenger shows of a link: the title and the coalition, and nobody's name. */
function previewOf(title: string, coalition: string): Html {
  return html`<meta name="description" content="${coalition}">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${coalition}">
<meta property="og:description" content="${coalition}">
<meta name="twitter:card" content="summary">`
}
