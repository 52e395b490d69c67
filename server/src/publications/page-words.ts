import type { Locale } from '@plenary/shared/localized.ts'

/** The words of the public pages: what stands around a text, and what is said of a fingerprint. */
export type PageWords = {
  language: string
  publishedBy: string
  skip: string
  contents: string
  downloads: string
  files: Record<
    'text.docx' | 'text.html' | 'text.md' | 'text.json' | 'members.csv' | 'README.txt' | 'receipt.json',
    string
  >
  unchanged: string
  /** Of those who are named. */
  joined: (count: number, of: number) => string
  verify: string
  verifyLead: string
  fingerprintLabel: string
  look: string
  drop: string
  dropHelp: string
  noScript: string
  said: Record<'same' | 'other' | 'computed' | 'failed', string>
  lookUpThis: string
  found: string
  notFound: string
  notFoundHelp: string
  notAFingerprint: string
  readIt: string
  whichFile: (name: string) => string
  gone: string
  goneHelp: string
  nothing: string
  nothingHelp: string
  textGone: string
  textGoneHelp: string
  tooMany: string
  tooManyHelp: string
  failed: string
  failedHelp: string
}

export const PAGE_WORDS: Record<Locale, PageWords> = {
  en: {
    language: 'Language',
    publishedBy: 'Published by',
    skip: 'Skip to the text',
    contents: 'Contents',
    downloads: 'Take it with you',
    files: {
      'text.docx': 'Word',
      'text.html': 'Web page, to print',
      'text.md': 'Markdown',
      'text.json': 'Exact text (JSON)',
      'members.csv': 'Organisations (CSV)',
      'README.txt': 'How to check it',
      'receipt.json': 'Signed receipt',
    },
    unchanged: 'No word has changed since.',
    joined: (count, of) => `${count} of ${of} named`,
    verify: 'Check a text',
    verifyLead:
      'Every sealed text has a fingerprint of 64 signs. If a single letter is changed, the fingerprint is another.',
    fingerprintLabel: 'Fingerprint (SHA-256)',
    look: 'Look it up',
    drop: 'Check a copy',
    dropHelp: 'Choose the file that you received. It stays on your device.',
    noScript:
      'Without scripts, compute the SHA-256 of the file yourself, for example with “sha256sum text.json”, and compare it.',
    said: {
      same: 'This is exactly what was sealed:',
      other: 'This is none of the sealed files. A single changed letter is enough.',
      computed: 'The fingerprint of this file:',
      failed: 'This browser cannot compute fingerprints here. Try another, or compute the SHA-256 yourself.',
    },
    lookUpThis: 'Look up this fingerprint',
    found: 'This is the fingerprint of a published text.',
    notFound: 'Nothing that is public here has this fingerprint.',
    notFoundHelp:
      'Check that you have all 64 signs. A text that was changed by one letter, or that is not public, is not found.',
    notAFingerprint: 'A fingerprint has 64 signs, each a digit or a letter from a to f.',
    readIt: 'Read the text',
    whichFile: (name) => `It is that of the file ${name}.`,
    gone: 'This text is no longer public.',
    goneHelp: 'The coalition that had published it has taken it back. It can tell you why.',
    nothing: 'There is nothing at this address.',
    nothingHelp: 'Check the address, or ask whoever sent it to you.',
    textGone: 'The words of this text have been taken away for good.',
    textGoneHelp: 'That it was sealed, and by whom it was signed, is still in its receipt.',
    tooMany: 'Too many questions in a short time.',
    tooManyHelp: 'Wait a minute, then try again.',
    failed: 'Something went wrong here.',
    failedHelp: 'Try again. If it stays so, tell whoever runs this server.',
  },
  fr: {
    language: 'Langue',
    publishedBy: 'Publié par',
    skip: 'Aller au texte',
    contents: 'Sommaire',
    downloads: 'À emporter',
    files: {
      'text.docx': 'Word',
      'text.html': 'Page web, à imprimer',
      'text.md': 'Markdown',
      'text.json': 'Texte exact (JSON)',
      'members.csv': 'Organisations (CSV)',
      'README.txt': 'Comment vérifier',
      'receipt.json': 'Reçu signé',
    },
    unchanged: 'Pas un mot n’a changé depuis.',
    joined: (count, of) => `${count} sur ${of} nommées`,
    verify: 'Vérifier un texte',
    verifyLead:
      'Chaque texte scellé a une empreinte de 64 signes. Si une seule lettre est modifiée, l’empreinte est une autre.',
    fingerprintLabel: 'Empreinte (SHA-256)',
    look: 'Chercher',
    drop: 'Vérifier une copie',
    dropHelp: 'Choisissez le fichier que vous avez reçu. Il reste sur votre appareil.',
    noScript:
      'Sans scripts, calculez vous-même le SHA-256 du fichier, par exemple avec « sha256sum text.json », et comparez.',
    said: {
      same: 'C’est exactement ce qui a été scellé :',
      other: 'Ce n’est aucun des fichiers scellés. Une seule lettre modifiée suffit.',
      computed: 'L’empreinte de ce fichier :',
      failed:
        'Ce navigateur ne peut pas calculer d’empreintes ici. Essayez-en un autre, ou calculez le SHA-256 vous-même.',
    },
    lookUpThis: 'Chercher cette empreinte',
    found: 'C’est l’empreinte d’un texte publié.',
    notFound: 'Rien de ce qui est public ici n’a cette empreinte.',
    notFoundHelp:
      'Vérifiez que vous avez les 64 signes. Un texte modifié d’une lettre, ou qui n’est pas public, n’est pas trouvé.',
    notAFingerprint: 'Une empreinte a 64 signes : des chiffres, ou des lettres de a à f.',
    readIt: 'Lire le texte',
    whichFile: (name) => `C’est celle du fichier ${name}.`,
    gone: 'Ce texte n’est plus public.',
    goneHelp: 'La coalition qui l’avait publié l’a retiré. Elle peut vous dire pourquoi.',
    nothing: 'Il n’y a rien à cette adresse.',
    nothingHelp: 'Vérifiez l’adresse, ou demandez à la personne qui vous l’a envoyée.',
    textGone: 'Les mots de ce texte ont été effacés pour de bon.',
    textGoneHelp: 'Son reçu dit toujours qu’il a été scellé, et par qui il a été signé.',
    tooMany: 'Trop de questions en peu de temps.',
    tooManyHelp: 'Attendez une minute, puis réessayez.',
    failed: 'Quelque chose n’a pas marché ici.',
    failedHelp: 'Réessayez. Si cela dure, dites-le à la personne qui gère ce serveur.',
  },
}
