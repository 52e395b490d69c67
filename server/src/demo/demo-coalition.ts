import type { Hue } from '@plenary/shared/organizations.ts'
import type { MemberRole, RoomRole } from '@plenary/shared/permissions.ts'

/** Invented sample. No real organisation, State or person. */
export const DEMO_COALITION = {
  slug: 'common-table',
  name: { en: 'Common Table Coalition', fr: 'Coalition Table commune' },
}

/** The one password of every demo person; they exist only on a server that nobody else can reach. */
export const DEMO_PASSWORD = 'correct horse table'

type DemoOrganization = {
  name: string
  shortName: string
  letters: string
  hue: Hue
  language: string
  submission: RoomRole
  blueprint: RoomRole | null
}

/** In the order of joining, which is that of the hues. */
export const DEMO_ORGANIZATIONS = {
  larkspur: {
    name: 'Larkspur Centre for Rights Education',
    shortName: 'Larkspur Centre',
    letters: 'LC',
    hue: 1,
    language: 'en',
    submission: 'editor',
    blueprint: 'editor',
  },
  aubepine: {
    name: 'Réseau Aubépine pour la dignité',
    shortName: 'Réseau Aubépine',
    letters: 'RA',
    hue: 2,
    language: 'fr',
    submission: 'editor',
    blueprint: 'editor',
  },
  kestrel: {
    name: 'Kestrel Housing Table',
    shortName: 'Kestrel Housing',
    letters: 'KH',
    hue: 3,
    language: 'en',
    submission: 'editor',
    blueprint: 'reader',
  },
  opendoor: {
    name: 'Open Door Access Circle',
    shortName: 'Open Door',
    letters: 'OD',
    hue: 4,
    language: 'en',
    submission: 'editor',
    blueprint: 'editor',
  },
  harbourlight: {
    name: 'Harbourlight Exile Network',
    shortName: 'Harbourlight',
    letters: 'HE',
    hue: 5,
    language: 'en',
    submission: 'editor',
    blueprint: null,
  },
  threadwork: {
    name: 'Threadwork Young Newcomers’ Forum',
    shortName: 'Threadwork',
    letters: 'TY',
    hue: 6,
    language: 'en',
    submission: 'reader',
    blueprint: 'editor',
  },
} as const satisfies Record<string, DemoOrganization>

export type DemoOrganizationKey = keyof typeof DEMO_ORGANIZATIONS

/** One of them coordinates. Names are those of the invented story, never civil names. */
export const DEMO_PEOPLE: {
  email: string
  name: string
  organization: DemoOrganizationKey
  role: MemberRole
}[] = [
  { email: 'imani@larkspur.example', name: 'Imani O.', organization: 'larkspur', role: 'coordinator' },
  { email: 'maelle@aubepine.example', name: 'Maëlle T.', organization: 'aubepine', role: 'member' },
  { email: 'tomas@kestrel.example', name: 'Tomas R.', organization: 'kestrel', role: 'member' },
  { email: 'ruth@kestrel.example', name: 'Ruth W.', organization: 'kestrel', role: 'member' },
  { email: 'noor@opendoor.example', name: 'Noor A.', organization: 'opendoor', role: 'member' },
  { email: 'h2@harbourlight.example', name: 'Contributor H-2', organization: 'harbourlight', role: 'member' },
  { email: 'sami@threadwork.example', name: 'Sami D.', organization: 'threadwork', role: 'member' },
]
