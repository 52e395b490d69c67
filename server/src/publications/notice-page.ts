import type { Locale } from '@plenary/shared/localized.ts'
import { html } from 'hono/html'
import { pageOf } from './page-frame.ts'
import { PAGE_WORDS, type PageWords } from './page-words.ts'

/** What may be said instead of a text, with what one can do about it. */
export const NOTICES = {
  gone: { status: 410, what: 'gone', help: 'goneHelp' },
  nothing: { status: 404, what: 'nothing', help: 'nothingHelp' },
  'text-gone': { status: 410, what: 'textGone', help: 'textGoneHelp' },
  'too-many': { status: 429, what: 'tooMany', help: 'tooManyHelp' },
  failed: { status: 500, what: 'failed', help: 'failedHelp' },
} as const satisfies Record<string, { status: number; what: keyof PageWords; help: keyof PageWords }>
export type Notice = keyof typeof NOTICES

/** A page that says why there is nothing to read. */
export function noticePage(notice: Notice, locale: Locale): Promise<string> {
  const words = PAGE_WORDS[locale]
  const { what, help } = NOTICES[notice]
  const title = words[what]
  return pageOf({
    locale,
    title,
    preview: null,
    isListed: false,
    lead: '',
    hasCheck: false,
    main: html`<main class="single"><article class="sheet" id="text" tabindex="-1">
<h1>${title}</h1>
<p>${words[help]}</p>
<p><a href="/verify?lang=${locale}">${words.verify}</a></p>
</article></main>`,
  })
}
