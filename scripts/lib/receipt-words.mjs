/** What `verify-receipt.mjs` says. */
export const RECEIPT_WORDS = {
  en: {
    usage:
      'Say which receipt to check: pnpm receipt:verify receipt.json [text.json …] [--key <key or keys file>]',
    unreadable: (what) => `This cannot be read: ${what}`,
    noReceipt: 'FALSE: this is no receipt of Plenary, or it was changed.',
    notSigned: 'FALSE: the signature does not hold. Something in the receipt was changed.',
    signed: ({
      title,
      coalition,
      version,
      hash,
      words,
      sealedAt,
      signatories,
      withheld,
    }) => `The receipt is whole.
  Document:    ${title}
  Coalition:   ${coalition.en}
  Version:     ${version.number}${version.label ? `, ${version.label}` : ''} (${words} words)
  Sealed:      ${sealedAt}
  Fingerprint: ${hash}
  Signed by:   ${signatories.map((one) => one.name.en + limit(one, 'without')).join('; ') || 'nobody who is named'}
  Not named:   ${withheld}`,
    isFile: (given, file) => `${given} is ${file}, exactly as it was sealed.`,
    isNoFile: (given) => `FALSE: ${given} is no file of this receipt. A single changed letter is enough.`,
    knownKey: 'The key is one that you trust.',
    otherKey: (key) => `FALSE: it was signed with a key that is not among yours: ${key}`,
    unknownKey: (key) =>
      `Whose key it is, this cannot say. Compare it with what the server gives out under /.well-known/plenary-keys.json, or give it with --key:\n  ${key}`,
  },
  fr: {
    usage:
      'Indiquez le reçu à vérifier : pnpm receipt:verify receipt.json [text.json …] [--key <clé ou fichier de clés>]',
    unreadable: (what) => `Lecture impossible : ${what}`,
    noReceipt: 'FAUX : ce n’est pas un reçu de Plenary, ou il a été modifié.',
    notSigned: 'FAUX : la signature ne tient pas. Le reçu a été modifié.',
    signed: ({
      title,
      coalition,
      version,
      hash,
      words,
      sealedAt,
      signatories,
      withheld,
    }) => `Le reçu est intact.
  Document :    ${title}
  Coalition :   ${coalition.fr}
  Version :     ${version.number}${version.label ? `, ${version.label}` : ''} (${words} mots)
  Scellé :      ${sealedAt}
  Empreinte :   ${hash}
  Signé par :   ${signatories.map((one) => one.name.fr + limit(one, 'sans')).join(' ; ') || 'personne qui soit nommé'}
  Non nommées : ${withheld}`,
    isFile: (given, file) => `${given} est ${file}, exactement comme il a été scellé.`,
    isNoFile: (given) => `FAUX : ${given} n’est pas un fichier de ce reçu. Une seule lettre modifiée suffit.`,
    knownKey: 'La clé est une de celles auxquelles vous faites confiance.',
    otherKey: (key) => `FAUX : la clé de signature n’est pas parmi les vôtres : ${key}`,
    unknownKey: (key) =>
      `À qui est cette clé, on ne peut le dire ici. Comparez-la à celle que le serveur publie sous /.well-known/plenary-keys.json, ou donnez-la avec --key :\n  ${key}`,
  },
}

/** Which recommendations an organisation does not join, where it has signed all others. */
function limit({ leftOut = [] }, without) {
  return leftOut.length === 0 ? '' : ` (${without} ${leftOut.map(({ label }) => label).join(', ')})`
}
