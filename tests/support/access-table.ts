import type { SignOffRound } from '@plenary/shared/sign-offs.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import { type AccessGround, KINDS, type Kind } from './access-people.ts'
import { anchorOn, beginThread, spoken } from './commenting.ts'
import { invite, PLAIN_INVITE } from './inviting.ts'
import { decision } from './signing.ts'
import type { TestMember } from './test-member.ts'

/** What a request answers: its status, and the code of a refusal or, for people without an account, `page`. */
type Answer = string

/** A request as it is made; `by` is somebody in the place of the person whose kind is tried. */
export type AccessRequest = { path: string; body?: unknown; by?: TestMember }

/** One row: what is asked, made anew for each person, and what each kind of person is answered. */
export type AccessRow = {
  make: (ground: AccessGround, person: TestMember) => AccessRequest | Promise<AccessRequest>
  answers: Record<Kind, Answer>
}

const NOWHERE = '01a20030-0000-7000-8000-000000000000'
const LONG_AGO = '2020-01-01T00:00:00Z'
const SOME_TOKEN = 'A'.repeat(43)
const SLUG = '/api/coalitions/common-table'
const COALITION_GONE = '404 not-found'
const ORGANIZATION = {
  nameEn: 'Lantern',
  nameFr: null,
  shortName: 'Lantern',
  website: null,
  contact: null,
  isListed: true,
  language: 'en',
}

const SOME_MECHANISM = {
  ...{ name: 'Some body', body: 'Some body', unit: 'words', max: 4000 },
  counts: { notes: null, annexes: null, coverPage: null, headings: null },
  ...{ font: null, fontSize: null, numberedParagraphs: null, deadlineRule: null },
  ...{ sources: ['Session note'], checkedOn: '2026-10', remarks: '' },
}

/** The same for everybody, signed in or not. */
function open(answer: Answer): AccessRow['answers'] {
  return Object.fromEntries(KINDS.map((kind) => [kind, answer])) as AccessRow['answers']
}

/** For whoever has a living session. */
function signedIn(answer: Answer): AccessRow['answers'] {
  return { ...open(answer), anonymous: '401 signed-out', expired: '401 signed-out' }
}

/** For the members of the coalition; to others it is not there. */
function members(answer: Answer): AccessRow['answers'] {
  return { ...signedIn(answer), outsider: COALITION_GONE, removed: COALITION_GONE }
}

/** For coordinators alone. */
function coordinators(answer: Answer): AccessRow['answers'] {
  return { ...members('403 no-access'), coordinator: answer }
}

/** For who may say something in a room. */
function commenters(answer: Answer): AccessRow['answers'] {
  return { ...members(answer), reader: '403 no-access' }
}

/** For who may write its text. */
function writers(answer: Answer): AccessRow['answers'] {
  return { ...members('403 no-access'), editor: answer, coordinator: answer }
}

/** The same request whoever asks. */
function fixed(path: string, body?: unknown): AccessRow['make'] {
  return () => ({ path, body })
}

/** For acts that would sign out the person whose kind is tried: another of the kind does it, as far as sessions go. */
function instead(path: string, body?: unknown): AccessRow['make'] {
  return async (ground, person) => {
    const isSignedIn = (await person.call('GET', '/api/me')).status === 200
    return { path, body, ...(isSignedIn && { by: await ground.stranger() }) }
  }
}

const newMember =
  (path: (memberId: string) => string, body: unknown): AccessRow['make'] =>
  async ({ member }) => ({ path: path((await member()).memberId), body })

const newRequest =
  (act: string, body?: unknown): AccessRow['make'] =>
  async (ground) => ({ path: `/api/requests/${await ground.waiting()}${act}`, body })

const ROOM =
  (tail = '') =>
  ({ roomId }: AccessGround) =>
    `/api/rooms/${roomId}${tail}`
const newRound =
  (tail: string, body?: unknown): AccessRow['make'] =>
  async (ground) => ({ path: ROOM(`/rounds/${await ground.round()}${tail}`)(ground), body })
/** On a fresh round of sign-off, of which the whole is known. */
const onSignOff =
  (tail: string, body?: (round: SignOffRound) => unknown): AccessRow['make'] =>
  async (ground) => {
    const round = await ground.signOff()
    return { path: ROOM(`/sign-off/${round.id}${tail}`)(ground), body: body?.(round) }
  }
const inRoom =
  (tail: string, body?: (ground: AccessGround) => unknown): AccessRow['make'] =>
  (ground) => ({ path: ROOM(tail)(ground), body: body?.(ground) })

const SOME_THREAD = {
  anchor: anchorOn('every person'),
  visibility: 'room',
  body: spoken('Is that so?'),
  proposedText: 'everybody',
}

const ON_COMMENT =
  (tail: string) =>
  ({ comments: [comment] }: Thread) =>
    `/comments/${comment?.id}${tail}`

/** On a fresh thread of Imani's. */
const onThread =
  (tail: string | ((thread: Thread) => string), body?: () => unknown): AccessRow['make'] =>
  async ({ imani, roomId }) => {
    const thread = await beginThread(imani, roomId, { proposedText: 'everybody' })
    const end = typeof tail === 'string' ? tail : tail(thread)
    return { path: `/api/rooms/${roomId}/threads/${thread.id}${end}`, body: body?.() }
  }

/**
 * Every route of the server by every kind of person. A route without a row fails the test that reads this; a new one
 * is put here with what each kind is answered.
 */
export const ACCESS_TABLE: Record<string, AccessRow> = {
  'GET /api/server': { make: fixed('/api/server'), answers: open('200') },

  'POST /api/accounts': {
    make: fixed('/api/accounts', {
      email: 'new@lantern.example',
      name: 'N',
      password: 'four words that fit',
    }),
    answers: open('403 invitation-needed'),
  },
  'POST /api/accounts/confirm': {
    make: fixed('/api/accounts/confirm', { token: SOME_TOKEN, password: 'four words that fit' }),
    answers: open('410 link-ended'),
  },
  'POST /api/setup': {
    make: fixed('/api/setup', {
      token: SOME_TOKEN,
      email: 'new@lantern.example',
      name: 'N',
      password: 'four words that fit',
    }),
    answers: open('410 link-ended'),
  },
  'POST /api/password-resets': {
    make: fixed('/api/password-resets', { email: 'new@lantern.example' }),
    answers: open('502 mail-failed'),
  },
  'POST /api/password-resets/redeem': {
    make: fixed('/api/password-resets/redeem', { token: SOME_TOKEN, password: 'four words that fit' }),
    answers: open('410 link-ended'),
  },
  'POST /api/sessions': {
    make: fixed('/api/sessions', { email: 'nobody@lantern.example', password: 'four words that fit' }),
    answers: open('401 wrong-credentials'),
  },
  'GET /api/sessions': { make: fixed('/api/sessions'), answers: signedIn('200') },
  'DELETE /api/sessions': { make: instead('/api/sessions'), answers: signedIn('204') },
  'DELETE /api/sessions/others': { make: fixed('/api/sessions/others'), answers: signedIn('204') },
  'DELETE /api/sessions/current': { make: instead('/api/sessions/current'), answers: open('204') },
  'DELETE /api/sessions/:id': { make: fixed(`/api/sessions/${NOWHERE}`), answers: signedIn('404 not-found') },
  'POST /api/me/proof': {
    make: fixed('/api/me/proof', { password: 'four words that fit' }),
    answers: signedIn('401 wrong-credentials'),
  },
  'GET /api/me': { make: fixed('/api/me'), answers: signedIn('200') },
  'PATCH /api/me': { make: fixed('/api/me', { name: 'Somebody' }), answers: signedIn('200') },
  'DELETE /api/me': { make: instead('/api/me'), answers: signedIn('204') },
  'PUT /api/me/password': {
    make: fixed('/api/me/password', { password: 'password password' }),
    answers: signedIn('422 weak-password'),
  },
  'PUT /api/me/email': {
    make: fixed('/api/me/email', { email: 'x' }),
    answers: signedIn('422 invalid-input'),
  },
  'POST /api/me/email/confirm': {
    make: fixed('/api/me/email/confirm', { token: SOME_TOKEN }),
    answers: signedIn('410 link-ended'),
  },
  'GET /api/me/keys': { make: fixed('/api/me/keys'), answers: signedIn('200') },
  'POST /api/me/totp': { make: fixed('/api/me/totp'), answers: signedIn('200') },
  'PUT /api/me/totp': {
    make: fixed('/api/me/totp', { code: 'abcdef' }),
    answers: signedIn('401 wrong-code'),
  },
  'DELETE /api/me/totp': { make: fixed('/api/me/totp'), answers: signedIn('204') },
  // Codes to fall back on are for who has a code app.
  'POST /api/me/recovery-codes': {
    make: fixed('/api/me/recovery-codes'),
    answers: signedIn('404 not-found'),
  },
  'POST /api/passkeys/options': {
    make: fixed('/api/passkeys/options'),
    // The server of this test is at an address without a name, which can have no passkeys.
    answers: signedIn('422 passkey-failed'),
  },
  'POST /api/passkeys': {
    make: fixed('/api/passkeys', { name: 'Mine', response: { id: 'x' } }),
    answers: signedIn('422 invalid-input'),
  },
  'PATCH /api/passkeys/:id': {
    make: fixed(`/api/passkeys/${NOWHERE}`, { name: 'Mine' }),
    answers: signedIn('404 not-found'),
  },
  'DELETE /api/passkeys/:id': { make: fixed(`/api/passkeys/${NOWHERE}`), answers: signedIn('404 not-found') },
  'POST /api/passkeys/sign-in-options': {
    make: fixed('/api/passkeys/sign-in-options'),
    answers: open('422 passkey-failed'),
  },
  'POST /api/passkeys/sign-in': {
    make: fixed('/api/passkeys/sign-in', { response: { id: 'x' } }),
    answers: open('422 invalid-input'),
  },
  'POST /api/passkeys/prove-options': {
    make: fixed('/api/passkeys/prove-options'),
    answers: signedIn('422 passkey-failed'),
  },
  'POST /api/passkeys/prove': {
    make: fixed('/api/passkeys/prove', { response: { id: 'x' } }),
    answers: signedIn('422 invalid-input'),
  },

  'POST /api/coalitions': {
    make: fixed('/api/coalitions', {
      coalition: { nameEn: 'River', nameFr: null },
      organization: ORGANIZATION,
      displayName: 'Me',
    }),
    answers: { ...signedIn('403 no-access'), coordinator: '201' },
  },
  'GET /api/coalitions/:slug': { make: fixed(SLUG), answers: members('200') },
  'PATCH /api/coalitions/:slug': {
    make: fixed(SLUG, { nameEn: 'Common Table Coalition', nameFr: 'Coalition Table commune' }),
    answers: coordinators('200'),
  },
  'POST /api/coalitions/:slug/organizations': {
    make: fixed(`${SLUG}/organizations`, ORGANIZATION),
    answers: coordinators('201'),
  },
  'PUT /api/organizations/:id': {
    make: ({ organizationId }) => ({ path: `/api/organizations/${organizationId}`, body: ORGANIZATION }),
    answers: coordinators('200'),
  },
  'GET /api/coalitions/:slug/members': { make: fixed(`${SLUG}/members`), answers: members('200') },
  'PATCH /api/members/:id': {
    make: newMember((id) => `/api/members/${id}`, { isSuspended: true }),
    answers: coordinators('200'),
  },
  'DELETE /api/members/:id': {
    make: newMember((id) => `/api/members/${id}`, { handOverTo: null }),
    answers: coordinators('204'),
  },
  'PUT /api/me/acting': {
    make: fixed('/api/me/acting', { memberId: NOWHERE }),
    answers: signedIn('404 not-found'),
  },
  'POST /api/coalitions/:slug/invites': {
    make: fixed(`${SLUG}/invites`, PLAIN_INVITE),
    answers: coordinators('201'),
  },
  'GET /api/coalitions/:slug/invites': { make: fixed(`${SLUG}/invites`), answers: members('200') },
  'DELETE /api/invites/:id': {
    make: async ({ imani }) => ({ path: `/api/invites/${(await invite(imani)).invite.id}` }),
    answers: coordinators('204'),
  },
  'POST /api/invites/preview': {
    make: fixed('/api/invites/preview', { token: SOME_TOKEN }),
    answers: open('200'),
  },
  'POST /api/invites/accept': {
    make: fixed('/api/invites/accept', {
      token: SOME_TOKEN,
      displayName: 'Y',
      organizationName: 'L',
      email: null,
    }),
    answers: open('410 link-ended'),
  },
  'GET /api/me/requests': { make: fixed('/api/me/requests'), answers: signedIn('200') },
  'GET /api/coalitions/:slug/requests': { make: fixed(`${SLUG}/requests`), answers: coordinators('200') },
  'POST /api/requests/:id/admit': {
    make: newRequest('/admit', { organizationId: null }),
    answers: coordinators('204'),
  },
  'POST /api/requests/:id/decline': { make: newRequest('/decline'), answers: coordinators('204') },
  // A request is its maker's alone: coordinators decline.
  'DELETE /api/requests/:id': { make: newRequest(''), answers: signedIn('404 not-found') },

  'GET /api/coalitions/:slug/rooms': { make: fixed(`${SLUG}/rooms`), answers: members('200') },
  'POST /api/coalitions/:slug/rooms': {
    make: fixed(`${SLUG}/rooms`, { title: 'New', kind: 'plain', dueOn: null }),
    answers: members('201'),
  },
  'GET /api/rooms/:id': { make: inRoom(''), answers: members('200') },
  'PATCH /api/rooms/:id': {
    make: inRoom('', () => ({ title: 'Joint UPR submission: Republic of Norvanne', attribution: 'named' })),
    answers: coordinators('200'),
  },
  'GET /api/rooms/:id/roles': { make: inRoom('/roles'), answers: members('200') },
  'PUT /api/rooms/:id/roles': {
    make: inRoom('/roles', ({ organizationId }) => ({ to: 'organization', organizationId, role: 'reader' })),
    answers: coordinators('204'),
  },
  'PUT /api/rooms/:id/freeze': {
    make: inRoom('/freeze', () => ({ level: 'comments', note: null })),
    answers: coordinators('200'),
  },
  // What comes after it is tried in a room that is not frozen.
  'DELETE /api/rooms/:id/freeze': { make: inRoom('/freeze'), answers: coordinators('200') },
  'GET /api/rooms/:id/text': { make: inRoom('/text'), answers: members('200') },
  'GET /api/rooms/:id/threads': { make: inRoom('/threads'), answers: members('200') },
  'POST /api/rooms/:id/threads': { make: inRoom('/threads', () => SOME_THREAD), answers: commenters('201') },
  'PATCH /api/rooms/:id/anchors': {
    make: inRoom('/anchors', () => ({
      epoch: 0,
      items: [{ threadId: NOWHERE, anchor: SOME_THREAD.anchor }],
    })),
    answers: { ...writers('204') },
  },
  // What comes after them is of another epoch.
  'POST /api/rooms/:id/purges/preview': {
    make: inRoom('/purges/preview', () => ({ words: 'words of nobody' })),
    answers: coordinators('200'),
  },
  'POST /api/rooms/:id/purges': {
    make: inRoom('/purges', () => ({ words: 'words of nobody', spared: [] })),
    answers: coordinators('200'),
  },
  'GET /api/rooms/:id/parties': { make: inRoom('/parties'), answers: members('200') },
  'POST /api/rooms/:id/threads/:thread/comments': {
    make: onThread('/comments', () => ({ body: SOME_THREAD.body })),
    answers: commenters('201'),
  },
  // A comment is its author's alone.
  'PUT /api/rooms/:id/threads/:thread/comments/:comment': {
    make: onThread(ON_COMMENT(''), () => ({ body: SOME_THREAD.body })),
    answers: members('403 no-access'),
  },
  'DELETE /api/rooms/:id/threads/:thread/comments/:comment': {
    make: onThread(ON_COMMENT('')),
    answers: members('403 no-access'),
  },
  'PUT /api/rooms/:id/threads/:thread/comments/:comment/agreement': {
    make: onThread(ON_COMMENT('/agreement'), () => ({ agrees: true })),
    answers: commenters('200'),
  },
  'PUT /api/rooms/:id/threads/:thread/settlement': {
    make: onThread('/settlement', () => ({ disposition: 'declined', reason: 'R' })),
    answers: writers('200'),
  },
  'DELETE /api/rooms/:id/threads/:thread/settlement': {
    make: onThread('/settlement'),
    answers: writers('200'),
  },
  'POST /api/rooms/:id/threads/:thread/application': {
    make: onThread('/application'),
    answers: writers('200'),
  },
  'PUT /api/rooms/:id/threads/:thread/assignment': {
    make: onThread('/assignment', () => ({ memberId: null, organizationId: null, dueOn: null })),
    answers: writers('200'),
  },
  'PUT /api/rooms/:id/threads/:thread/anchor': {
    make: onThread('/anchor', () => ({ anchor: SOME_THREAD.anchor })),
    answers: writers('200'),
  },
  'PUT /api/rooms/:id/threads/:thread/mute': {
    make: onThread('/mute', () => ({ isMuted: true })),
    answers: members('200'),
  },
  'GET /api/rooms/:id/rounds': { make: inRoom('/rounds'), answers: members('200') },
  'POST /api/rooms/:id/rounds': {
    // To whoever may open one, a time that has passed is what is wrong with it.
    make: inRoom('/rounds', () => ({
      kind: 'comments',
      title: 'R',
      note: null,
      closesAt: LONG_AGO,
      organizationIds: [NOWHERE],
    })),
    answers: coordinators('422 invalid-input'),
  },
  'GET /api/rooms/:id/rounds/:round': { make: newRound(''), answers: members('200') },
  'PUT /api/rooms/:id/rounds/:round/answer': {
    make: newRound('/answer', { answer: 'nothing-to-add' }),
    answers: { ...members('200'), reader: '403 no-access' },
  },
  'POST /api/rooms/:id/rounds/:round/close': { make: newRound('/close'), answers: coordinators('200') },
  'GET /api/rooms/:id/rounds/:round/table.html': {
    make: newRound('/table.html'),
    answers: coordinators('200'),
  },
  'GET /api/rooms/:id/rounds/:round/table.docx': {
    make: newRound('/table.docx'),
    answers: coordinators('200'),
  },
  'GET /api/rooms/:id/rounds/:round/table.csv': {
    make: newRound('/table.csv'),
    answers: coordinators('200'),
  },
  'GET /api/rooms/:id/rounds/:round/text': { make: newRound('/text'), answers: members('200') },
  'GET /api/rooms/:id/snapshots': { make: inRoom('/snapshots'), answers: members('200') },
  'POST /api/rooms/:id/snapshots': {
    make: inRoom('/snapshots', () => ({ kind: 'named', label: 'Draft', note: null })),
    answers: writers('201'),
  },
  'GET /api/rooms/:id/snapshots/:snapshot/text': {
    make: async (ground) => ({ path: ROOM(`/snapshots/${await ground.snapshot()}/text`)(ground) }),
    answers: members('200'),
  },
  'GET /api/rooms/:id/exports/:form': { make: inRoom('/exports/docx?of=live'), answers: members('200') },
  'GET /api/rooms/:id/comparison': {
    make: async (ground) => ({ path: ROOM(`/comparison?from=${await ground.snapshot()}&to=live`)(ground) }),
    answers: members('200'),
  },
  'PUT /api/rooms/:id/earlier-versions': {
    // Nobody in the table is a guest.
    make: inRoom('/earlier-versions', () => ({ memberId: NOWHERE, isSeen: true })),
    answers: coordinators('404 not-found'),
  },
  'GET /api/rooms/:id/plan': { make: inRoom('/plan'), answers: members('200') },
  'PUT /api/rooms/:id/plan/mechanism': {
    make: inRoom('/plan/mechanism', () => ({ mechanism: null })),
    answers: coordinators('200'),
  },
  'PUT /api/rooms/:id/plan/limit': {
    make: inRoom('/plan/limit', () => ({ unit: 'words', max: 5000, reason: 'R' })),
    answers: coordinators('200'),
  },
  'DELETE /api/rooms/:id/plan/limit': { make: inRoom('/plan/limit'), answers: coordinators('200') },
  'PATCH /api/rooms/:id/plan/sections/:heading': {
    make: inRoom('/plan/sections/somewhere', () => ({ budget: 100 })),
    answers: coordinators('200'),
  },
  'GET /api/coalitions/:slug/templates': {
    make: () => ({ path: `${SLUG}/templates` }),
    answers: members('200'),
  },
  'POST /api/rooms/:id/templates': {
    make: inRoom('/templates', () => ({ name: 'Shape', description: null })),
    answers: coordinators('201'),
  },
  // The coalition of the table has none of its own by this id; theirs are in templates.test.ts.
  'PATCH /api/coalitions/:slug/templates/:id': {
    make: () => ({ path: `${SLUG}/templates/${NOWHERE}`, body: { name: 'Shape', description: null } }),
    answers: coordinators('404 not-found'),
  },
  'DELETE /api/coalitions/:slug/templates/:id': {
    make: () => ({ path: `${SLUG}/templates/${NOWHERE}` }),
    answers: coordinators('404 not-found'),
  },
  'GET /api/coalitions/:slug/mechanisms': {
    make: () => ({ path: `${SLUG}/mechanisms` }),
    answers: members('200'),
  },
  'POST /api/coalitions/:slug/mechanisms': {
    make: () => ({ path: `${SLUG}/mechanisms`, body: SOME_MECHANISM }),
    answers: coordinators('201'),
  },
  'PUT /api/coalitions/:slug/mechanisms/:key': {
    make: () => ({ path: `${SLUG}/mechanisms/ccpr`, body: SOME_MECHANISM }),
    answers: coordinators('200'),
  },
  // No coalition of the table has a record of its own in the place of this one.
  'DELETE /api/coalitions/:slug/mechanisms/:key': {
    make: () => ({ path: `${SLUG}/mechanisms/spt` }),
    answers: coordinators('404 not-found'),
  },
  // The room of the table is no blueprint; reviews of one are in reviews.test.ts.
  'GET /api/rooms/:id/review': { make: inRoom('/review'), answers: members('404 not-found') },
  'POST /api/rooms/:id/review': {
    make: inRoom('/review', () => ({ note: null })),
    answers: coordinators('404 not-found'),
  },
  'DELETE /api/rooms/:id/review': { make: inRoom('/review'), answers: coordinators('404 not-found') },
  'PUT /api/rooms/:id/review/calls/:call': {
    make: inRoom('/review/calls/c', () => ({ state: 'open', note: null })),
    answers: writers('404 not-found'),
  },
  'POST /api/rooms/:id/review/adoptions': {
    make: inRoom('/review/adoptions', () => ({ snapshotId: NOWHERE })),
    answers: coordinators('404 not-found'),
  },
  'GET /api/rooms/:id/sign-off': { make: inRoom('/sign-off'), answers: members('200') },
  'GET /api/rooms/:id/sign-off/joined': { make: inRoom('/sign-off/joined'), answers: members('200') },
  'POST /api/rooms/:id/sign-off': {
    // To whoever may open one, a time that has passed is what is wrong with it.
    make: inRoom('/sign-off', () => ({
      snapshotId: null,
      label: 'S',
      note: null,
      closesAt: LONG_AGO,
      timeZone: 'Europe/Zurich',
      organizationIds: [NOWHERE],
      isFreezing: false,
    })),
    answers: coordinators('422 invalid-input'),
  },
  'POST /api/rooms/:id/sign-off/:round/close': { make: onSignOff('/close'), answers: coordinators('200') },
  'POST /api/rooms/:id/sign-off/:round/reminders': {
    make: onSignOff('/reminders'),
    answers: coordinators('200'),
  },
  'POST /api/rooms/:id/sign-off/:round/decision': {
    make: onSignOff('/decision', (round) => decision(round)),
    // They came by a link, and have nothing to show that it is still them.
    answers: members('403 no-key'),
  },
  'POST /api/rooms/:id/sign-off/confirmation': {
    make: inRoom('/sign-off/confirmation', () => ({ hash: 'f'.repeat(64) })),
    answers: members('403 no-key'),
  },
  'POST /api/rooms/:id/sign-off/withdrawal': {
    make: inRoom('/sign-off/withdrawal', () => ({ reason: 'R' })),
    answers: members('403 no-key'),
  },
  'GET /api/rooms/:id/seals': { make: inRoom('/seals'), answers: members('200') },
  'GET /api/rooms/:id/seals/draft': { make: inRoom('/seals/draft'), answers: coordinators('200') },
  // To whoever may seal it, that the document is not locked is what is wrong.
  'POST /api/rooms/:id/seals': {
    make: inRoom('/seals', () => ({ hash: 'f'.repeat(64), language: 'en' })),
    answers: coordinators('409 not-locked'),
  },
  // Whoever may write is told that this is no picture.
  'POST /api/rooms/:id/images': {
    make: inRoom('/images', () => ({})),
    answers: writers('422 image-refused'),
  },
  'GET /api/rooms/:id/images/:image': {
    make: inRoom(`/images/${'f'.repeat(64)}`),
    answers: signedIn('404 not-found'),
  },
  'POST /api/rooms/:id/seals/reopening': {
    make: inRoom('/seals/reopening', () => ({ reason: 'R' })),
    answers: coordinators('404 not-found'),
  },
  'GET /api/rooms/:id/seals/:seal/pack.zip': {
    make: inRoom(`/seals/${NOWHERE}/pack.zip`),
    answers: signedIn('404 not-found'),
  },
  'GET /api/rooms/:id/seals/:seal/receipt.json': {
    make: inRoom(`/seals/${NOWHERE}/receipt.json`),
    answers: signedIn('404 not-found'),
  },
  'PUT /api/rooms/:id/seals/:seal/publication': {
    make: inRoom(`/seals/${NOWHERE}/publication`, () => ({ isListed: false })),
    answers: coordinators('404 not-found'),
  },
  'DELETE /api/rooms/:id/seals/:seal/publication': {
    make: inRoom(`/seals/${NOWHERE}/publication`),
    answers: coordinators('404 not-found'),
  },
  'GET /api/coalitions/:slug/owed-sign-offs': {
    make: fixed(`${SLUG}/owed-sign-offs`),
    answers: members('200'),
  },
  'GET /api/coalitions/:slug/owed-rounds': { make: fixed(`${SLUG}/owed-rounds`), answers: members('200') },
  'GET /api/coalitions/:slug/audit': { make: fixed(`${SLUG}/audit`), answers: coordinators('200') },
  'GET /api/coalitions/:slug/audit/export': {
    make: fixed(`${SLUG}/audit/export?format=json`),
    answers: coordinators('200'),
  },
  'GET /api/inbox': { make: fixed('/api/inbox'), answers: signedIn('200') },
  'GET /api/inbox/unread': { make: fixed('/api/inbox/unread'), answers: signedIn('200') },
  'POST /api/inbox/read': {
    make: fixed('/api/inbox/read', { threadId: NOWHERE }),
    answers: signedIn('200'),
  },
  'PUT /api/inbox/notices/:id': {
    make: fixed(`/api/inbox/notices/${NOWHERE}`, { isRead: true }),
    answers: signedIn('404 not-found'),
  },
  'GET /api/inbox/mail': { make: fixed('/api/inbox/mail'), answers: signedIn('200') },
  // The server of this test sends no mail.
  'PUT /api/inbox/mail': {
    make: fixed('/api/inbox/mail', { rhythm: 'daily', includesText: false, locale: 'en' }),
    answers: signedIn('502 mail-failed'),
  },
  'POST /api/unsubscriptions': {
    make: fixed('/api/unsubscriptions', { token: SOME_TOKEN }),
    answers: open('410 link-ended'),
  },
  'POST /unsubscribe/:token': { make: fixed(`/unsubscribe/${SOME_TOKEN}`), answers: open('410 link-ended') },
  // A page and not the API: who may not is told so in words.
  'GET /r/:room/print': {
    make: ({ roomId }) => ({ path: `/r/${roomId}/print` }),
    answers: {
      ...open('200'),
      anonymous: '401 page',
      expired: '401 page',
      outsider: '404 page',
      removed: '404 page',
    },
  },
  // What stands at an address that was never given out, or is behind no seal, is nothing to anybody.
  'GET /p/:slug': { make: fixed('/p/AAAAAAAAAAAAAAAA'), answers: open('404 page') },
  'GET /p/:slug/:file': { make: fixed('/p/AAAAAAAAAAAAAAAA/text.json'), answers: open('404 page') },
  'GET /verify': { make: fixed('/verify'), answers: open('200') },
  // Led on to the page without the stroke.
  'GET /verify/': { make: fixed('/verify/'), answers: open('200') },
  'GET /verify/:hash': { make: fixed(`/verify/${'f'.repeat(64)}`), answers: open('200') },
  'GET /.well-known/plenary-keys.json': {
    make: fixed('/.well-known/plenary-keys.json'),
    answers: open('200'),
  },
  'GET /*': { make: fixed('/favicon.svg'), answers: open('200') },
}
