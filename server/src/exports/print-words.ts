import type { Locale } from '@plenary/shared/localized.ts'

/** What the page around a text says on a screen; none of it is printed. */
export type PrintWords = {
  print: string
  back: string
  live: string
  version: (number: number, label: string | null) => string
  hint: string
  signedOut: string
  signedOutHelp: string
  signIn: string
  nothing: string
  nothingHelp: string
  tooMany: string
  tooManyHelp: string
  failed: string
  failedHelp: string
  home: string
}

export const PRINT_WORDS: Record<Locale, PrintWords> = {
  en: {
    print: 'Print or save as PDF',
    back: 'Back to the document',
    live: 'Live text',
    version: (number, label) => (label === null ? `Version ${number}` : `Version ${number}, “${label}”`),
    hint: 'Leave “headers and footers” off: they would print this page’s address. A PDF says which browser and system made it, and when; the Word file says nothing.',
    signedOut: 'You are signed out',
    signedOutHelp: 'Sign in again, then come back to this page.',
    signIn: 'Sign in',
    nothing: 'There is nothing to print here',
    nothingHelp: 'The document or the version is gone, or it is not open to you.',
    tooMany: 'Too many requests',
    tooManyHelp: 'Wait a moment, then load this page again.',
    failed: 'Something went wrong',
    failedHelp: 'Load this page again. If it happens once more, tell whoever runs this server.',
    home: 'Your documents',
  },
  fr: {
    print: 'Imprimer ou enregistrer en PDF',
    back: 'Retour au document',
    live: 'Texte actuel',
    version: (number, label) => (label === null ? `Version ${number}` : `Version ${number}, « ${label} »`),
    hint: 'Laissez « en-têtes et pieds de page » désactivés : ils imprimeraient l’adresse de cette page. Un PDF dit quel navigateur et quel système l’ont fait, et quand ; le fichier Word ne dit rien.',
    signedOut: 'Votre session est fermée',
    signedOutHelp: 'Connectez-vous de nouveau, puis revenez à cette page.',
    signIn: 'Se connecter',
    nothing: 'Il n’y a rien à imprimer ici',
    nothingHelp: 'Le document ou la version n’existe plus, ou ne vous est pas ouvert.',
    tooMany: 'Trop de demandes',
    tooManyHelp: 'Attendez un instant, puis rechargez cette page.',
    failed: 'Quelque chose n’a pas fonctionné',
    failedHelp: 'Rechargez cette page. Si cela se reproduit, prévenez la personne qui gère ce serveur.',
    home: 'Vos documents',
  },
}
