import { getAccount, lockAccount } from '@plenary/db/accounts.ts'
import { recordAccountAct } from '@plenary/db/audit.ts'
import { countKeys } from '@plenary/db/credentials.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  listPasskeys,
  updatePasskeyName,
  updatePasskeyUse,
} from '@plenary/db/passkeys.ts'
import { dayOf, deleteSessionsOf, updateSessionProof } from '@plenary/db/sessions.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, PasskeyId } from '@plenary/shared/ids.ts'
import { MAX_PASSKEYS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { CHALLENGE_TIMEOUT_MS, claimChallenge, newChallenge } from './passkey-challenges.ts'
import {
  checkNewPasskey,
  checkPasskey,
  creationWishes,
  type WebAuthnResponse,
  webAuthn,
} from './passkey-checks.ts'
import type { RelyingParty } from './relying-party.ts'
import type { Session } from './session.ts'

/** What a browser needs to make a passkey for an account. */
export async function newPasskeyOptions(ctx: ServerContext, { accountId }: Session, party: RelyingParty) {
  const [account, passkeys] = await Promise.all([
    getAccount(ctx.db, accountId),
    listPasskeys(ctx.db, accountId),
  ])
  const { generateRegistrationOptions } = await webAuthn()
  return generateRegistrationOptions({
    ...creationWishes(),
    rpName: 'Plenary',
    rpID: party.id,
    userName: account.email ?? account.name,
    userDisplayName: account.name,
    // It says nothing about anybody, and the same account replaces its passkey on the same authenticator.
    userID: Uint8Array.from(Buffer.from(accountId.replaceAll('-', ''), 'hex')),
    challenge: await newChallenge(ctx, 'passkey-new', accountId),
    timeout: CHALLENGE_TIMEOUT_MS,
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  })
}

/**
 * Adds a passkey to an account.
 *
 * @throws {AppError} `passkey-failed`
 */
export async function addPasskey(
  ctx: ServerContext,
  { accountId }: Session,
  { name, response, party }: { name: string; response: WebAuthnResponse; party: RelyingParty },
): Promise<void> {
  await claimChallenge(ctx.db, response, { purpose: 'passkey-new', accountId })
  const credential = await checkNewPasskey(response, party)
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    const { passkeys } = await countKeys(trx, accountId)
    if (passkeys >= MAX_PASSKEYS) throw new AppError('passkey-failed', { detail: 'too many' })
    const id = await insertPasskey(trx, { ...credential, accountId, name })
    if (!id) throw new AppError('passkey-failed', { detail: 'known already' })
    await recordAccountAct(trx, { accountId, act: 'passkey.added' })
  })
}

/** What a browser needs to sign somebody in: it knows itself which passkeys it has for this site. */
export async function signInOptions(ctx: ServerContext, party: RelyingParty, address: string) {
  ctx.throttles.take('link', address)
  const { generateAuthenticationOptions } = await webAuthn()
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await newChallenge(ctx, 'passkey-known', null),
    timeout: CHALLENGE_TIMEOUT_MS,
    userVerification: 'required',
  })
}

/**
 * Whose passkey it is. The device has made sure of the person, so that it stands for a password and a code.
 *
 * @throws {AppError} `too-many-requests`; `passkey-failed`, alike for one that nobody has
 */
export async function signInByPasskey(
  ctx: ServerContext,
  { response, party }: { response: WebAuthnResponse; party: RelyingParty },
  address: string,
): Promise<AccountId> {
  ctx.throttles.take('sign-in-address', address)
  await claimChallenge(ctx.db, response, { purpose: 'passkey-known', accountId: null })
  const accountId = await usePasskey(ctx, response, { party, accountId: null })
  ctx.throttles.giveBack('sign-in-address', address)
  ctx.logger.debug({ accountId }, 'signed in')
  return accountId
}

/** What a browser needs to show with a passkey that it is still the same person. */
export async function proofOptions(ctx: ServerContext, { accountId }: Session, party: RelyingParty) {
  const passkeys = await listPasskeys(ctx.db, accountId)
  const { generateAuthenticationOptions } = await webAuthn()
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await newChallenge(ctx, 'passkey-known', accountId),
    timeout: CHALLENGE_TIMEOUT_MS,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  })
}

/**
 * Takes one of the account's own passkeys as a proof.
 *
 * @throws {AppError} `too-many-requests`, `passkey-failed`
 */
export async function proveByPasskey(
  ctx: ServerContext,
  { accountId, hash }: Session,
  { response, party }: { response: WebAuthnResponse; party: RelyingParty },
): Promise<void> {
  ctx.throttles.take('proof', hash)
  await claimChallenge(ctx.db, response, { purpose: 'passkey-known', accountId })
  await usePasskey(ctx, response, { party, accountId })
  ctx.throttles.giveBack('proof', hash)
  await updateSessionProof(ctx.db, hash, new Date(ctx.now()))
}

/** @throws {AppError} `not-found` when the account has no such passkey */
export async function renamePasskey(
  ctx: ServerContext,
  { accountId }: Session,
  { id, name }: { id: PasskeyId; name: string },
): Promise<void> {
  ctx.throttles.take('own-act', accountId)
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await updatePasskeyName(trx, { id, accountId, name }))) throw new AppError('not-found')
    await recordAccountAct(trx, { accountId, act: 'passkey.renamed' })
  })
}

/**
 * Takes a passkey away. All other sessions end, since one of them may have begun with it.
 *
 * @throws {AppError} `not-found`; `last-key` when nothing else opens the account
 */
export async function removePasskey(ctx: ServerContext, session: Session, id: PasskeyId): Promise<void> {
  const { accountId, hash } = session
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    if (!(await deletePasskey(trx, { id, accountId }))) throw new AppError('not-found')
    if (!(await hasWayIn(trx, accountId))) throw new AppError('last-key')
    const sessionsEnded = await deleteSessionsOf(trx, accountId, { except: hash })
    await recordAccountAct(trx, { accountId, act: 'passkey.removed', facts: { sessionsEnded } })
  })
  await ctx.rights.changed({ accountId })
}

/** A password opens an account only together with an address. */
async function hasWayIn(db: Db, accountId: AccountId): Promise<boolean> {
  const [keys, { email }] = await Promise.all([countKeys(db, accountId), getAccount(db, accountId)])
  return keys.passkeys > 0 || (keys.hasPassword && email !== null)
}

async function usePasskey(
  ctx: ServerContext,
  response: WebAuthnResponse,
  { party, accountId }: { party: RelyingParty; accountId: AccountId | null },
): Promise<AccountId> {
  const passkey = await findPasskey(ctx.db, response.id)
  const isTheirs = passkey && (accountId === null || passkey.accountId === accountId)
  if (!isTheirs) throw new AppError('passkey-failed')
  const counter = await checkPasskey(response, { party, passkey })
  await updatePasskeyUse(ctx.db, passkey.id, { counter, usedOn: dayOf(new Date(ctx.now())) })
  return passkey.accountId
}
