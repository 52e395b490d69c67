import type { SealedText } from './sealed-text.ts'
import { dayText, timeText } from './sealed-words.ts'

/** What the files of a pack are and how they are checked, for whoever gets them, in both languages. */
export function readmeOfPack({ title, coalition, hash, sealedAt }: SealedText): string {
  return `${title}
${coalition.en === coalition.fr ? coalition.en : `${coalition.en} / ${coalition.fr}`}

ENGLISH

Sealed ${dayText(sealedAt, 'en')}, ${timeText(sealedAt, 'en')} UTC. The same text in four forms:

  text.docx     Word, to submit and to print
  text.html     to read and to print
  text.md       Markdown, to work with
  text.json     the exact text: its SHA-256 is the fingerprint below
  members.csv   the organisations that are named
  picture-…     the pictures of the text, where it has some
  receipt.json  what was sealed, with the fingerprint of each file, signed

  ${hash}

To check that nothing was changed:

1. Compute the SHA-256 of a file. Linux: sha256sum text.json. macOS: shasum -a 256 text.json.
   Windows: certutil -hashfile text.json SHA256. It must be the one that stands for that file in receipt.json.
2. To check the receipt itself, without a network: node scripts/verify-receipt.mjs receipt.json text.json text.html
   in the source code of Plenary, with --key and the key that the coalition's server gives out under
   /.well-known/plenary-keys.json.
3. If the coalition has published the text, its page and the address /verify of the same server check files too.

FRANÇAIS

Scellé le ${dayText(sealedAt, 'fr')}, ${timeText(sealedAt, 'fr')} UTC. Le même texte sous quatre formes :

  text.docx     Word, à soumettre et à imprimer
  text.html     à lire et à imprimer
  text.md       Markdown, pour travailler
  text.json     le texte exact : son SHA-256 est l’empreinte ci-dessous
  members.csv   les organisations nommées
  picture-…     les images du texte, s’il en a
  receipt.json  ce qui a été scellé, avec l’empreinte de chaque fichier, signé

  ${hash}

Pour vérifier que rien n’a été modifié :

1. Calculez le SHA-256 d’un fichier. Linux : sha256sum text.json. macOS : shasum -a 256 text.json.
   Windows : certutil -hashfile text.json SHA256. Il doit être celui indiqué pour ce fichier dans receipt.json.
2. Pour vérifier le reçu lui-même, sans réseau : node scripts/verify-receipt.mjs receipt.json text.json text.html
   dans le code source de Plenary, avec --key et la clé que le serveur de la coalition donne sous
   /.well-known/plenary-keys.json.
3. Si la coalition a publié le texte, sa page et l’adresse /verify du même serveur vérifient aussi les fichiers.
`
}
