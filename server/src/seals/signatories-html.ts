import type { Locale } from '@plenary/shared/localized.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import type { LeftOut } from '@plenary/shared/sign-offs.ts'
import { html } from 'hono/html'
import { leftOutLine } from '../sign-offs/left-out-line.ts'
import { SEALED_WORDS } from './sealed-words.ts'

type Html = ReturnType<typeof html>
type Signed = { signatories: readonly SealedSignatory[]; withheld: number }

/** Who stands behind a sealed text: organisations by name, with their reservations, and how many more. */
export function signatoriesHtml({ signatories, withheld }: Signed, locale: Locale): Html {
  const words = SEALED_WORDS[locale]
  const isAlone = signatories.length === 0
  if (isAlone && withheld === 0) return html`<p class="signed-by">${words.nobody}</p>`
  return html`<section class="signed-by" aria-labelledby="signed-by">
<h2 id="signed-by">${words.signedBy}</h2>
${isAlone ? '' : html`<ul>${signatories.map((signatory) => signatoryHtml(signatory, locale))}</ul>`}
${withheld === 0 ? '' : html`<p class="withheld">${words.withheld(withheld, isAlone)}</p>`}
</section>`
}

/** The same as lines for the text itself, where it has a place for them; last who does not join which recommendations. */
export function signatoryLines({ signatories, withheld }: Signed, locale: Locale): string[] {
  const names = signatories.map(({ name }) => name[locale])
  const rest = withheld === 0 ? [] : [SEALED_WORDS[locale].withheld(withheld, names.length === 0)]
  const limits = signatories.flatMap(({ name, leftOut }) => {
    const labels = leftOut?.map(({ label }) => label)
    return labels ? leftOutLine(name[locale], labels, locale) : []
  })
  return [...names, ...rest, ...limits]
}

function signatoryHtml(signatory: SealedSignatory, locale: Locale): Html {
  const { name, letters, hue } = signatory
  return html`<li><span class="mark" data-org="${hue}" aria-hidden="true">${letters}</span>
<span><span class="name" dir="auto">${name[locale]}</span>${limitHtml(signatory, locale)}</span></li>`
}

/** One that is not printed is said to be there: without a word the name would stand for the whole text. */
function limitHtml(
  { decision, reservation, sections, leftOut }: SealedSignatory,
  locale: Locale,
): Html | string {
  const words = SEALED_WORDS[locale]
  if (leftOut) return html`<span class="limit">${words.leftOut} ${leftOutHtml(leftOut)}</span>`
  if (reservation !== null)
    return html`<span class="limit">${words.reservation} <span dir="auto">${reservation}</span></span>`
  if (decision === 'reserved') return html`<span class="limit">${words.unprinted}</span>`
  if (sections.length === 0) return ''
  return html`<span class="limit">${words.partly} <span dir="auto">${sections.join(words.separator)}</span></span>`
}

/** Their numbers lead to them: they stand in the same page. */
function leftOutHtml(leftOut: readonly LeftOut[]): Html[] {
  return leftOut.map(({ label }, at) => html`${at === 0 ? '' : ', '}<a href="#${label}">${label}</a>`)
}
