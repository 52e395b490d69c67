/**
 * The folders whose messages come with the pages that say them, by area: each area has a catalogue of its own in each
 * language (`locales/`). The messages of all other folders are in the catalogue `base`, which comes with every page.
 * `message-areas.test.ts` holds every import against this.
 */
export const AREA_FOLDERS = {
  accounts: ['accounts'],
  aids: ['aids'],
  audit: ['audit'],
  ended: ['ended'],
  exports: ['exports'],
  'first-coalition': ['first-coalition'],
  home: ['home'],
  images: ['images'],
  import: ['import'],
  inbox: ['inbox'],
  mechanisms: ['mechanisms'],
  people: ['invites', 'members', 'organizations', 'sharing'],
  planning: ['planning'],
  readiness: ['readiness'],
  recommendations: ['recommendations'],
  reviews: ['reviews'],
  room: ['anchors', 'drafting', 'editor', 'plans', 'presence', 'rooms', 'suggestions', 'sync', 'threads'],
  publications: ['publications'],
  rounds: ['rounds'],
  safety: ['safety'],
  'sign-offs': ['sign-offs'],
  templates: ['templates'],
  versions: ['purges', 'versions'],
} as const

export type MessageArea = keyof typeof AREA_FOLDERS
