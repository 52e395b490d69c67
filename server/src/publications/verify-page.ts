import type { PublishedSeal } from '@plenary/db/publications.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import { groupedFingerprint } from '@plenary/shared/receipts/fingerprint.ts'
import type { ReceiptFile } from '@plenary/shared/receipts/receipt.ts'
import { html } from 'hono/html'
import { dayText, SEALED_WORDS } from '../seals/sealed-words.ts'
import { receiptIn } from '../seals/seals.ts'
import { checkHtml } from './check-html.ts'
import { SEAL_ICON } from './icons.ts'
import { type Html, pageOf } from './page-frame.ts'
import { PAGE_WORDS } from './page-words.ts'

/**
 * A fingerprint that somebody asked about, and what is public and has it. `found` is null for what is no fingerprint:
 * what is not public is answered as what does not exist.
 */
export type LookUp = { asked: string; found: readonly PublishedSeal[] | null }

/** The page on which anybody checks a text: by its fingerprint, or with a file on their own device. */
export function verifyPage(lookUp: LookUp | null, locale: Locale): Promise<string> {
  const words = PAGE_WORDS[locale]
  const known = lookUp?.found?.length ? [{ name: words.fingerprintLabel, sha256: lookUp.asked }] : []
  return pageOf({
    locale,
    title: words.verify,
    preview: null,
    isListed: false,
    lead: '',
    hasCheck: true,
    main: html`<main class="single"><article class="sheet" id="text" tabindex="-1">
<h1>${words.verify}</h1>
<p>${words.verifyLead}</p>
${lookUp === null ? '' : answer(lookUp, locale)}
${form(lookUp?.asked ?? '', locale)}
${checkHtml(known, locale)}
</article></main>`,
  })
}

function form(asked: string, locale: Locale): Html {
  const words = PAGE_WORDS[locale]
  return html`<form action="/verify" method="get" class="look-up">
<label for="hash">${words.fingerprintLabel}</label>
<span><input id="hash" name="hash" value="${asked}" autocomplete="off" autocapitalize="off" spellcheck="false" required>
<input type="hidden" name="lang" value="${locale}">
<button>${words.look}</button></span>
</form>`
}

function answer({ asked, found }: LookUp, locale: Locale): Html {
  const words = PAGE_WORDS[locale]
  if (found === null) return html`<p class="answer is-bad" role="status">${words.notAFingerprint}</p>`
  if (found.length === 0)
    return html`<div class="answer" role="status"><p class="is-bad">${words.notFound}</p>
<p>${words.notFoundHelp}</p></div>`
  return html`<div class="answer" role="status"><p class="is-good">${SEAL_ICON}${words.found}</p>
<p class="hash">${groupedFingerprint(asked).join(' ')}</p>
${found.map((published) => foundHtml(published, { asked, locale }))}</div>`
}

function foundHtml(
  { seal, slug }: PublishedSeal,
  { asked, locale }: { asked: string; locale: Locale },
): Html {
  const words = PAGE_WORDS[locale]
  const receipt = receiptIn(seal)
  const file: ReceiptFile | undefined = receipt.files.find(({ sha256 }) => sha256 === asked)
  return html`<p><b dir="auto" lang="${receipt.language}">${receipt.title}</b><br>
<span dir="auto">${receipt.coalition[locale]}</span><br>
${SEALED_WORDS[locale].sealed(dayText(seal.sealedAt, locale))}${file ? html`<br>${words.whichFile(file.name)}` : ''}</p>
<p><a href="/p/${slug}?lang=${locale}">${words.readIt}</a></p>`
}
