import { MAX_MAILED_NOTICES } from '@plenary/shared/limits.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { Notice } from '@plenary/shared/notices.ts'
import type { MailWords } from './mails.ts'
import { noticeSentence } from './notice-sentences.ts'

type Digest = {
  /** The newest first. */
  notices: readonly Notice[]
  /** Whether it may hold titles and words. */
  includesText: boolean
  locale: Locale
  stopLink: string
}

/**
 * One mail of all that is new. Without text it says who did what in which coalition, and no more: the title of a
 * document can be as telling as its words, and a mail lies on machines of others. Its one link ends such mails. None
 * leads to where one signs in: Plenary promises never to send one, so that nobody follows a look-alike.
 */
export function digestMail({ notices, includesText, locale, stopLink }: Digest): MailWords {
  const told = notices.slice(0, MAX_MAILED_NOTICES)
  const words = WORDS[locale]
  const parts = [...Map.groupBy(told, ({ coalition }) => coalition.slug).values()].map((group) =>
    includesText ? withText(group, locale) : withoutText(group, locale),
  )
  const left = notices.length - told.length
  return {
    subject: words.subject(notices.length),
    text: `${[
      words.opening,
      ...parts,
      ...(left > 0 ? [words.more(left)] : []),
      words.signIn,
      `${includesText ? words.whyWithText : words.why}\n${stopLink}`,
    ].join('\n\n')}\n`,
  }
}

/** What was done several times is said once, with how often. */
function withoutText(group: readonly Notice[], locale: Locale): string {
  const sentences = Map.groupBy(group, (notice) => noticeSentence(notice, locale))
  const lines = [...sentences].map(([sentence, { length }]) =>
    length === 1 ? `- ${sentence}` : `- ${sentence} (${length} ×)`,
  )
  return [group[0]?.coalition.name[locale] ?? '', ...lines].join('\n')
}

function withText(group: readonly Notice[], locale: Locale): string {
  const rooms = [...Map.groupBy(group, ({ room }) => room.id).values()]
  return rooms
    .map((notices) => {
      const [first] = notices
      const head = first ? `${first.coalition.name[locale]}: ${first.room.title}` : ''
      return [head, ...notices.map((notice) => noticeWithText(notice, locale))].join('\n\n')
    })
    .join('\n\n')
}

function noticeWithText(notice: Notice, locale: Locale): string {
  const { quote, excerpt } = notice
  const { quoted } = WORDS[locale]
  return [
    `- ${noticeSentence(notice, locale)}`,
    ...(quote ? [`  ${quoted(quote)}`] : []),
    ...(excerpt ? [`  ${excerpt}`] : []),
  ].join('\n')
}

const WORDS = {
  en: {
    subject: (count: number) =>
      count === 1 ? '1 new notification on Plenary' : `${count} new notifications on Plenary`,
    opening: 'This is new for you on Plenary.',
    more: (count: number) => (count === 1 ? 'And one more, on Plenary.' : `And ${count} more, on Plenary.`),
    signIn: 'To read it, open Plenary as you always do, by your own bookmark, and sign in there.',
    quoted: (words: string) => `“${words}”`,
    why: 'You get this mail because you asked for it on the page of your account. It holds no title and no words of a document. To get no more of them, open this page and press the button:',
    whyWithText:
      'You get this mail, with titles and words of documents, because you asked for it on the page of your account. To get no more of them, open this page and press the button:',
  },
  fr: {
    subject: (count: number) =>
      count === 1 ? '1 nouvelle notification sur Plenary' : `${count} nouvelles notifications sur Plenary`,
    opening: 'Voici ce qu’il y a de nouveau pour vous sur Plenary.',
    more: (count: number) =>
      count === 1 ? 'Et une de plus, sur Plenary.' : `Et ${count} de plus, sur Plenary.`,
    signIn: 'Pour lire, ouvrir Plenary comme d’habitude, par votre propre signet, et se connecter.',
    quoted: (words: string) => `«\u00a0${words}\u00a0»`,
    why: 'Vous recevez cet e-mail parce que vous l’avez demandé sur la page de votre compte. Il ne contient ni titre ni mots d’un document. Pour n’en plus recevoir, ouvrir cette page et appuyer sur le bouton\u00a0:',
    whyWithText:
      'Vous recevez cet e-mail, avec des titres et des mots de documents, parce que vous l’avez demandé sur la page de votre compte. Pour n’en plus recevoir, ouvrir cette page et appuyer sur le bouton\u00a0:',
  },
} satisfies Record<Locale, Record<string, string | ((value: never) => string)>>
