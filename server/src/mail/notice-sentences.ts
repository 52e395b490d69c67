import type { Locale } from '@plenary/shared/localized.ts'
import type { Notice } from '@plenary/shared/notices.ts'

/** Who did what, in one sentence, with the names that the room has for people. */
export function noticeSentence(notice: Notice, locale: Locale): string {
  const who = whoOf(notice, locale)
  return SENTENCES[locale][notice.kind][notice.isDirect ? 'self' : 'organization'](
    who,
    notice.to.organization.shortName,
  )
}

/** A person with their organisation, or the organisation alone where the room has no names. */
function whoOf({ by: { name, organization } }: Notice, locale: Locale): string {
  const { shortName } = organization
  if (name === null) return shortName
  if (name === '') return locale === 'fr' ? `Quelqu’un (${shortName})` : `Somebody (${shortName})`
  return `${name} (${shortName})`
}

type Sentence = (who: string, organization: string) => string
type Sentences = Record<Notice['kind'], { self: Sentence; organization: Sentence }>

/** What is always an organisation's business is said alike to each of its people. */
function both(sentence: Sentence): { self: Sentence; organization: Sentence } {
  return { self: sentence, organization: sentence }
}

const SENTENCES: Record<Locale, Sentences> = {
  en: {
    mention: {
      self: (who) => `${who} mentioned you.`,
      organization: (who, organization) => `${who} mentioned ${organization}.`,
    },
    assignment: {
      self: (who) => `${who} gave you something to see to.`,
      organization: (who, organization) => `${who} gave ${organization} something to see to.`,
    },
    reply: {
      self: (who) => `${who} replied to a comment that concerns you.`,
      organization: (who, organization) => `${who} replied to a comment that concerns ${organization}.`,
    },
    settlement: {
      self: (who) => `${who} settled a comment of yours.`,
      organization: (who, organization) => `${who} settled a comment of ${organization}.`,
    },
    application: {
      self: (who) => `${who} put the words that you proposed into the text.`,
      organization: (who, organization) =>
        `${who} put the words that ${organization} proposed into the text.`,
    },
    round: {
      self: (who) => `${who} asks you about a document.`,
      organization: (who, organization) => `${who} asks ${organization} about a document.`,
    },
    'sign-off': both((who, organization) => `${who} asks ${organization} to sign a text.`),
    'sign-off-reminder': both(
      (who, organization) => `${who} is waiting for ${organization} to decide on a text.`,
    ),
    'sign-off-decision': both((who) => `${who} has decided on a text to sign.`),
    'mass-deletion': both(() => 'Most of a document was deleted. The text before it is kept.'),
    'text-moved': both((_who, organization) => `The text has changed since ${organization} signed it.`),
  },
  fr: {
    mention: {
      self: (who) => `${who} vous mentionne.`,
      organization: (who, organization) => `${who} mentionne ${organization}.`,
    },
    assignment: {
      self: (who) => `${who} vous a confié une tâche.`,
      organization: (who, organization) => `${who} a confié une tâche à ${organization}.`,
    },
    reply: {
      self: (who) => `${who} a répondu à un commentaire qui vous concerne.`,
      organization: (who, organization) => `${who} a répondu à un commentaire qui concerne ${organization}.`,
    },
    settlement: {
      self: (who) => `${who} a réglé un de vos commentaires.`,
      organization: (who, organization) => `${who} a réglé un commentaire de ${organization}.`,
    },
    application: {
      self: (who) => `${who} a repris dans le texte les mots que vous avez proposés.`,
      organization: (who, organization) =>
        `${who} a repris dans le texte les mots proposés par ${organization}.`,
    },
    round: {
      self: (who) => `${who} vous consulte sur un document.`,
      organization: (who, organization) => `${who} consulte ${organization} sur un document.`,
    },
    'sign-off': both((who, organization) => `${who} demande à ${organization} de signer un texte.`),
    'sign-off-reminder': both(
      (who, organization) => `${who} attend la décision de ${organization} sur un texte.`,
    ),
    'sign-off-decision': both((who) => `${who} a pris sa décision sur un texte à signer.`),
    'mass-deletion': both(
      () => 'La plus grande partie d’un document a été supprimée. Le texte d’avant est gardé.',
    ),
    'text-moved': both((_who, organization) => `Le texte a changé depuis que ${organization} l’a signé.`),
  },
}
