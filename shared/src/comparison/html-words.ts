import type { Locale } from '../localized.ts'
import type { BlockFigures } from './summary.ts'
import type { PartState, RowKind } from './view.ts'

/** What an exported comparison says besides what stands in the texts. Of unknown kinds, marks and attributes it gives the name. */
export type ComparisonWords = {
  comparison: string
  before: string
  after: string
  summary: string
  text: string
  /** Between equal texts. */
  noChanges: string
  steps: string
  stepOf: (step: number, steps: number) => string
  figures: Record<keyof BlockFigures, string>
  wordsAdded: string
  wordsRemoved: string
  withSuggestions: string
  byOrganization: string
  sections: string
  beginning: string
  rows: Record<Exclude<RowKind, 'unchanged' | 'changed' | 'restyled' | 'relabelled'>, string>
  parts: Record<Exclude<PartState, 'same'>, string>
  /** Read out before words, where others see a line under or through them. */
  inserted: string
  deleted: string
  entered: string
  left: string
  column: (kind: Exclude<PartState, 'same'>, number: number) => string
  nothing: string
  kinds: Record<string, string>
  marks: Record<string, string>
  attributes: Record<string, string>
  /** How far a recommendation is. */
  statuses: Record<string, string>
  /** The names of organisations that may be named here, by id; what is said of any other. */
  leads: ReadonlyMap<string, string>
  otherLead: string
  /** Which separates a label from what follows it. */
  colon: string
}

const EN: ComparisonWords = {
  comparison: 'Comparison of two versions',
  before: 'Earlier version',
  after: 'Later version',
  summary: 'What changed',
  text: 'Text with its changes',
  noChanges: 'No changes: the two versions are the same.',
  steps: 'Changes',
  stepOf: (step, steps) => `Change ${step} of ${steps}`,
  figures: {
    inserted: 'Blocks inserted',
    deleted: 'Blocks deleted',
    moved: 'Blocks moved',
    changed: 'Blocks changed',
    restyled: 'Blocks formatted anew',
    relabelled: 'Blocks with another internal name only',
    split: 'Paragraphs split off',
    joined: 'Paragraphs joined',
  },
  wordsAdded: 'Words added',
  wordsRemoved: 'Words removed',
  withSuggestions: 'with all suggestions accepted',
  byOrganization: 'By organisation',
  sections: 'Sections touched',
  beginning: 'Before the first heading',
  rows: {
    inserted: 'Inserted',
    deleted: 'Deleted',
    'moved-from': 'Moved from here',
    'moved-here': 'Moved here',
    'split-off': 'Split off from the paragraph before',
    joined: 'Joined to the paragraph before',
  },
  parts: {
    inserted: 'Inserted',
    deleted: 'Deleted',
    'moved-from': 'Moved from here',
    'moved-here': 'Moved here',
  },
  inserted: 'inserted',
  deleted: 'deleted',
  entered: 'Now within',
  left: 'No longer within',
  column: (kind, number) => `Column ${number}${EN.colon} ${EN.parts[kind].toLowerCase()}`,
  nothing: 'none',
  kinds: {
    doc: 'text',
    paragraph: 'paragraph',
    text: 'words',
    heading: 'heading',
    bulletList: 'bulleted list',
    orderedList: 'numbered list',
    listItem: 'list item',
    blockquote: 'quote',
    horizontalRule: 'rule',
    hardBreak: 'line break',
    table: 'table',
    tableRow: 'table row',
    tableHeader: 'header cell',
    tableCell: 'cell',
    recommendation: 'recommendation',
    footnote: 'note',
    guidance: 'hint',
    recommendationList: 'list of recommendations',
    signatories: 'list of organisations',
    image: 'picture',
    footnoteReference: 'sign of a note',
    crossReference: 'cross-reference',
  },
  marks: {
    bold: 'bold',
    italic: 'italic',
    underline: 'underlined',
    strike: 'struck through',
    link: 'link',
    language: 'language',
    insertion: 'suggested insertion',
    deletion: 'suggested deletion',
    modification: 'suggested formatting',
  },
  attributes: {
    blockType: 'kind',
    id: 'internal name',
    lang: 'language',
    level: 'level',
    start: 'first number',
    type: 'numbering',
    colspan: 'columns spanned',
    rowspan: 'rows spanned',
    colwidth: 'column width',
    align: 'alignment',
    inserted: 'suggested insertion',
    deleted: 'suggested deletion',
    split: 'suggested split',
    joined: 'suggested joining',
    changed: 'suggested change of kind',
    dir: 'direction',
    note: 'note',
    target: 'place referred to',
    addressee: 'addressee',
    verb: 'action',
    theme: 'theme',
    sdgs: 'SDGs',
    groups: 'groups concerned',
    basis: 'basis',
    deadline: 'deadline',
    indicator: 'indicator',
    lead: 'lead organisation',
    status: 'status',
    image: 'file',
    alt: 'description',
    width: 'width',
    height: 'height',
  },
  statuses: { draft: 'draft', agreed: 'agreed', 'needs-work': 'needs work' },
  leads: new Map(),
  otherLead: 'another organisation',
  colon: ':',
}

const FR: ComparisonWords = {
  comparison: 'Comparaison de deux versions',
  before: 'Version antérieure',
  after: 'Version ultérieure',
  summary: 'Ce qui a changé',
  text: 'Texte avec ses modifications',
  noChanges: 'Aucune modification\u00a0: les deux versions sont identiques.',
  steps: 'Modifications',
  stepOf: (step, steps) => `Modification ${step} sur ${steps}`,
  figures: {
    inserted: 'Blocs insérés',
    deleted: 'Blocs supprimés',
    moved: 'Blocs déplacés',
    changed: 'Blocs modifiés',
    restyled: 'Blocs à la mise en forme modifiée',
    relabelled: 'Blocs dont seul le nom interne a changé',
    split: 'Paragraphes détachés',
    joined: 'Paragraphes réunis',
  },
  wordsAdded: 'Mots ajoutés',
  wordsRemoved: 'Mots supprimés',
  withSuggestions: 'toutes les suggestions acceptées',
  byOrganization: 'Par organisation',
  sections: 'Sections touchées',
  beginning: 'Avant le premier titre',
  rows: {
    inserted: 'Inséré',
    deleted: 'Supprimé',
    'moved-from': 'Déplacé d’ici',
    'moved-here': 'Déplacé ici',
    'split-off': 'Détaché du paragraphe précédent',
    joined: 'Réuni au paragraphe précédent',
  },
  parts: {
    inserted: 'Inséré',
    deleted: 'Supprimé',
    'moved-from': 'Déplacé d’ici',
    'moved-here': 'Déplacé ici',
  },
  inserted: 'inséré',
  deleted: 'supprimé',
  entered: 'Désormais dans',
  left: 'N’est plus dans',
  column: (kind, number) => `Colonne ${number}${FR.colon} ${FR.parts[kind].toLowerCase()}`,
  nothing: 'aucun',
  kinds: {
    doc: 'texte',
    paragraph: 'paragraphe',
    text: 'mots',
    heading: 'titre',
    bulletList: 'liste à puces',
    orderedList: 'liste numérotée',
    listItem: 'élément de liste',
    blockquote: 'citation',
    horizontalRule: 'filet',
    hardBreak: 'saut de ligne',
    table: 'tableau',
    tableRow: 'ligne de tableau',
    tableHeader: 'cellule d’en-tête',
    tableCell: 'cellule',
    recommendation: 'recommandation',
    footnote: 'note',
    guidance: 'consigne',
    recommendationList: 'liste des recommandations',
    signatories: 'liste des organisations',
    image: 'image',
    footnoteReference: 'appel de note',
    crossReference: 'renvoi',
  },
  marks: {
    bold: 'gras',
    italic: 'italique',
    underline: 'souligné',
    strike: 'barré',
    link: 'lien',
    language: 'langue',
    insertion: 'insertion suggérée',
    deletion: 'suppression suggérée',
    modification: 'mise en forme suggérée',
  },
  attributes: {
    blockType: 'nature',
    id: 'nom interne',
    lang: 'langue',
    level: 'niveau',
    start: 'premier numéro',
    type: 'numérotation',
    colspan: 'colonnes couvertes',
    rowspan: 'lignes couvertes',
    colwidth: 'largeur de colonne',
    align: 'alignement',
    inserted: 'insertion suggérée',
    deleted: 'suppression suggérée',
    split: 'coupure suggérée',
    joined: 'réunion suggérée',
    changed: 'changement de nature suggéré',
    dir: 'direction',
    note: 'note',
    target: 'passage visé',
    addressee: 'destinataire',
    verb: 'action',
    theme: 'thème',
    sdgs: 'ODD',
    groups: 'groupes concernés',
    basis: 'fondement',
    deadline: 'échéance',
    indicator: 'indicateur',
    lead: 'organisation responsable',
    status: 'statut',
    image: 'fichier',
    alt: 'description',
    width: 'largeur',
    height: 'hauteur',
  },
  statuses: { draft: 'projet', agreed: 'convenue', 'needs-work': 'à retravailler' },
  leads: new Map(),
  otherLead: 'une autre organisation',
  colon: '\u00a0:',
}

/** The words of an exported comparison, in the language of whoever takes it. */
export const COMPARISON_WORDS: Record<Locale, ComparisonWords> = { en: EN, fr: FR }

/** The name of something, or what it is called in the text where this version has no name for it. */
export function nameIn(names: Readonly<Record<string, string>>, key: string): string {
  return (Object.hasOwn(names, key) && names[key]) || key
}

/** The same with the names of organisations that may be named. */
export function comparisonWords(
  locale: Locale,
  organizations: readonly { id: string; name: Record<Locale, string> }[],
): ComparisonWords {
  const leads = new Map(organizations.map(({ id, name }) => [id, name[locale]]))
  return { ...COMPARISON_WORDS[locale], leads }
}
