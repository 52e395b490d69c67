import type { PublishedSeal } from '@plenary/db/publications.ts'
import type { SealFile, SealFileHead } from '@plenary/db/seal-files.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { documentHtml } from '@plenary/shared/export/document-html.ts'
import { type Section, sectionsOf } from '@plenary/shared/export/outline.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import { groupedFingerprint } from '@plenary/shared/receipts/fingerprint.ts'
import type { Receipt } from '@plenary/shared/receipts/receipt.ts'
import { recommendationsIn } from '@plenary/shared/recommendations/listed.ts'
import { recommendationsTableHtml } from '@plenary/shared/recommendations/table-html.ts'
import { html, raw } from 'hono/html'
import { RECEIPT_NAME } from '../seals/pack.ts'
import { dayText, monthText, SEALED_WORDS, timeText } from '../seals/sealed-words.ts'
import { receiptIn } from '../seals/seals.ts'
import { signatoriesHtml, signatoryLines } from '../seals/signatories-html.ts'
import { checkHtml } from './check-html.ts'
import { DOWNLOAD_ICON, SEAL_ICON } from './icons.ts'
import { type JoinedText, joinedWords } from './joined-words.ts'
import { type Html, pageOf } from './page-frame.ts'
import { PAGE_WORDS } from './page-words.ts'
import { publishedPictures } from './published-pictures.ts'

/** What is published: a seal, its text and the fingerprints of its files, that of the receipt among them. */
export type PublishedText = {
  published: PublishedSeal
  document: string
  files: readonly Fingerprint[]
  heads: readonly SealFileHead[]
}
type Fingerprint = Pick<SealFile, 'name' | 'sha256'>

/** The public page of a sealed text, with the words around it in the language of the reader. */
export function textPage(
  { published, document, files, heads }: PublishedText,
  locale: Locale,
): Promise<string> {
  const { seal, isListed, roomKind } = published
  const receipt = receiptIn(seal)
  const whole: JsonNode = JSON.parse(document)
  const standing = standingText(whole)
  const signed = { signatories: seal.signatories, withheld: receipt.withheld }
  const isNumbered = roomKind === 'submission'
  const organizations = signatoryLines(signed, receipt.language)
  const pictures = publishedPictures(published.slug, standing, heads)
  const coalition = receipt.coalition[locale]
  return pageOf({
    locale,
    title: receipt.title,
    preview: { coalition },
    isListed,
    lead: html`${PAGE_WORDS[locale].publishedBy} <b dir="auto">${coalition}</b>`,
    hasCheck: true,
    main: html`<main class="pub">
<article class="sheet" id="text" tabindex="-1">
<p class="kicker" dir="auto">${coalition}</p>
<h1 dir="auto"${langOf(receipt, locale)}>${receipt.title}</h1>
<p class="by">${monthText(seal.sealedAt, locale)}</p>
${signatoriesHtml(signed, locale)}
<div class="text${isNumbered ? ' is-numbered' : ''}" lang="${receipt.language}">
${raw(documentHtml(standing, { isNumbered, organizations, pictures }))}
</div>
${recommendations({ document: whole, signatories: seal.signatories }, locale)}
</article>
<aside>
${sealBox(receipt, seal.sealedAt, { files, locale })}
${downloads(published.slug, files, locale)}
${contents(sectionsOf(standing), { receipt, locale })}
</aside>
</main>`,
  })
}

function langOf({ language }: Receipt, locale: Locale): Html | string {
  return language === locale ? '' : html` lang="${language}"`
}

/** Whoever leads one is named where they are named above; the numbers lead to the recommendations in the text. */
function recommendations(text: JoinedText, locale: Locale): Html | string {
  const { signatories } = text
  const items = recommendationsIn(standingText(text.document))
  if (items.length === 0) return ''
  const named = new Map<string, string>(
    signatories.map(({ organizationId, name }) => [organizationId, name[locale]]),
  )
  const leadName = (id: string) => named.get(id) ?? null
  const joinedBy = joinedWords(text, locale)
  const table = recommendationsTableHtml(items, { locale, leadName, joinedBy, isLinked: true })
  return html`<div class="recommendations-annex" id="recommendations" role="group" tabindex="0">${raw(table)}</div>`
}

type Beside = { files: readonly Fingerprint[]; locale: Locale }

function sealBox({ version, words, hash }: Receipt, sealedAt: Date, { files, locale }: Beside): Html {
  const said = SEALED_WORDS[locale]
  return html`<section class="seal" aria-labelledby="sealed">
<h2 id="sealed" class="is-good">${SEAL_ICON}${said.sealed(dayText(sealedAt, locale))}</h2>
<p class="soft">${said.at(timeText(sealedAt, locale))}. ${PAGE_WORDS[locale].unchanged} ${said.version(version.number, version.label)}, ${said.words(words)}.</p>
<div class="fingerprint"><p class="help">${said.fingerprint}</p>
<p class="hash">${groupedFingerprint(hash).join(' ')}</p></div>
${checkHtml(files, locale)}
</section>`
}

const NAMES = ['text.docx', 'text.html', 'text.md', 'text.json', RECEIPT_NAME] as const

function downloads(slug: string, files: readonly Fingerprint[], locale: Locale): Html {
  const words = PAGE_WORDS[locale]
  const offered = NAMES.filter((name) => files.some((file) => file.name === name))
  return html`<section class="downloads" aria-label="${words.downloads}">
${offered.map((name) => html`<a href="/p/${slug}/${name}" download>${name === 'text.docx' ? DOWNLOAD_ICON : ''}${words.files[name]}</a>`)}
</section>`
}

function contents(sections: readonly Section[], { receipt, locale }: { receipt: Receipt; locale: Locale }) {
  if (sections.length < 2) return ''
  return html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${PAGE_WORDS[locale].contents}</h2>
<ol${langOf(receipt, locale)}>${sections.map(
    ({ anchor, letter, title }) =>
      html`<li><a href="#${anchor}"><span class="letter">${letter ?? ''}</span><span dir="auto">${title}</span></a></li>`,
  )}</ol>
</nav>`
}
