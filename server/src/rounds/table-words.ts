import type { Locale } from '@plenary/shared/localized.ts'
import type { RoundAnswer, RoundKind, RoundOutcome } from '@plenary/shared/rounds.ts'
import type { Disposition } from '@plenary/shared/threads.ts'

/** What the table of a round says besides what people wrote. */
export type TableWords = {
  kind: Record<RoundKind, string>
  outcome: Record<RoundOutcome, string>
  answer: Record<RoundAnswer | 'none', string>
  disposition: Record<Disposition | 'settled' | 'open', string>
  columns: Record<
    | 'number'
    | 'section'
    | 'paragraph'
    | 'quote'
    | 'comment'
    | 'proposed'
    | 'organization'
    | 'person'
    | 'disposition'
    | 'reason'
    | 'replies'
    | 'objection',
    string
  >
  yes: string
  comments: string
  noComments: string
  organizations: string
  answerHead: string
  document: string
  opened: string
  closes: string
  closed: string
  hash: string
  onParagraph: (paragraph: number) => string
  wholeText: string
  instead: string
  /** Which separates a label from what follows it. */
  colon: string
}

const EN: TableWords = {
  kind: { comments: 'Comment round', silence: 'Silence procedure' },
  outcome: {
    agreed: 'Agreed: no organisation objected.',
    'not-agreed': 'Not agreed: there are objections.',
    'ended-early': 'Closed before its time: silence agreed to nothing.',
  },
  answer: {
    commented: 'Commented',
    'nothing-to-add': 'Nothing to add',
    agreed: 'Agreed by silence',
    objected: 'Objected',
    none: 'No answer',
  },
  disposition: {
    accepted: 'Accepted',
    partly: 'Partly accepted',
    declined: 'Declined',
    settled: 'Resolved',
    open: 'Open',
  },
  columns: {
    number: 'No.',
    section: 'Section',
    paragraph: 'Paragraph',
    quote: 'Words',
    comment: 'Comment',
    proposed: 'Text proposed instead',
    organization: 'Organisation',
    person: 'Person',
    disposition: 'What became of it',
    reason: 'Reason',
    replies: 'Replies',
    objection: 'Objection',
  },
  yes: 'Yes',
  comments: 'Comments and dispositions',
  noComments: 'No comment was made.',
  organizations: 'Organisations',
  answerHead: 'Answer',
  document: 'Document',
  opened: 'Opened',
  closes: 'Closes',
  closed: 'Closed',
  hash: 'Fingerprint of the exact text (SHA-256)',
  onParagraph: (paragraph) => `paragraph ${paragraph}`,
  wholeText: 'The whole text',
  instead: 'Instead',
  colon: ':',
}

const FR: TableWords = {
  kind: { comments: 'Tour de commentaires', silence: 'Procédure de silence' },
  outcome: {
    agreed: 'Accord\u00a0: aucune organisation ne s’est opposée.',
    'not-agreed': 'Pas d’accord\u00a0: il y a des objections.',
    'ended-early': 'Clôture avant l’heure\u00a0: le silence ne vaut pas accord.',
  },
  answer: {
    commented: 'A commenté',
    'nothing-to-add': 'Rien à ajouter',
    agreed: 'Accord par silence',
    objected: 'S’est opposée',
    none: 'Pas de réponse',
  },
  disposition: {
    accepted: 'Accepté',
    partly: 'Accepté en partie',
    declined: 'Refusé',
    settled: 'Résolu',
    open: 'Ouvert',
  },
  columns: {
    number: 'N°',
    section: 'Section',
    paragraph: 'Paragraphe',
    quote: 'Passage',
    comment: 'Commentaire',
    proposed: 'Texte proposé à la place',
    organization: 'Organisation',
    person: 'Personne',
    disposition: 'Suite donnée',
    reason: 'Motif',
    replies: 'Réponses',
    objection: 'Objection',
  },
  yes: 'Oui',
  comments: 'Commentaires et suites données',
  noComments: 'Aucun commentaire.',
  organizations: 'Organisations',
  answerHead: 'Réponse',
  document: 'Document',
  opened: 'Ouverture',
  closes: 'Clôture prévue',
  closed: 'Clôture',
  hash: 'Empreinte du texte exact (SHA-256)',
  onParagraph: (paragraph) => `paragraphe ${paragraph}`,
  wholeText: 'Le texte entier',
  instead: 'À la place',
  colon: '\u00a0:',
}

/** The words of a table, in the language of whoever takes it. */
export const TABLE_WORDS: Record<Locale, TableWords> = { en: EN, fr: FR }

/** In one time zone, which is named: whoever reads the file may be anywhere. */
export function momentText(iso: string, locale: Locale): string {
  const tag = { en: 'en-GB', fr: 'fr-FR' }[locale]
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(new Date(iso))} UTC`
}
