import type { Locale } from '@plenary/shared/localized.ts'
import type { ReceiptFile } from '@plenary/shared/receipts/receipt.ts'
import { html } from 'hono/html'
import { FILE_ICON } from './icons.ts'
import type { Html } from './page-frame.ts'
import { PAGE_WORDS } from './page-words.ts'

/**
 * Where a file is checked on the reader's device. The page itself carries the fingerprints that it may have, so that
 * nothing is asked of anybody; without any it only says which fingerprint the file has. What the script may say stands
 * here in the language of the page, hidden until it is so.
 */
export function checkHtml(known: readonly ReceiptFile[], locale: Locale): Html {
  const words = PAGE_WORDS[locale]
  return html`<div class="check" data-locale="${locale}">
<label class="drop" hidden>${FILE_ICON}<span><b>${words.drop}</b>
<span class="help">${words.dropHelp}</span></span><input class="unseen" type="file"></label>
<noscript><p class="help">${words.noScript}</p></noscript>
<div role="status" class="said">
<p data-said="same" class="is-good" hidden>${words.said.same} <b data-file></b></p>
<p data-said="other" class="is-bad" hidden>${words.said.other}</p>
<p data-said="failed" class="is-bad" hidden>${words.said.failed}</p>
<p data-said="computed" hidden>${words.said.computed} <code class="hash" data-hash></code>
<a data-look-up href="/verify">${words.lookUpThis}</a></p>
</div>
<template data-known>${known.map(({ name, sha256 }) => html`<i data-name="${name}" data-hash="${sha256}"></i>`)}</template>
</div>`
}
