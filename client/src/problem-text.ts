import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FailureCode } from './api.ts'

/** A failure in words: what happened, and what is safe or what to do. */
export interface ProblemText {
  happened: string
  advice: string
}

/** The words for a failure, in the language of `i18n`. Codes themselves are shown only under "Details". */
export function problemText(i18n: I18n, code: FailureCode): ProblemText {
  const { happened, advice } = TEXTS[code]
  return { happened: i18n._(happened), advice: i18n._(advice) }
}

const NOT_RIGHT = {
  happened: msg`Something in the form is not right.`,
  advice: msg`Check what you typed, then try again.`,
}

// A new code does not compile until it has its words here.
const TEXTS: Record<FailureCode, Record<keyof ProblemText, MessageDescriptor>> = {
  unreachable: {
    happened: msg`The server cannot be reached.`,
    advice: msg`Nothing that you typed is lost. Check the connection, then try again.`,
  },
  'invalid-input': NOT_RIGHT,
  // Said by the dialog of a picture, in words that come with it (images/image-problem.tsx).
  'image-refused': NOT_RIGHT,
  'too-many-images': NOT_RIGHT,
  'email-taken': {
    happened: msg`There is already an account with this address.`,
    advice: msg`Sign in with it, or use another address.`,
  },
  'weak-password': {
    happened: msg`This password is among those that are guessed first.`,
    advice: msg`Choose another. Four or five words that do not belong together are a good start.`,
  },
  'wrong-credentials': {
    happened: msg`The e-mail address or the password is not right.`,
    advice: msg`Check both, then try again. Capital letters count.`,
  },
  'code-needed': {
    happened: msg`This account asks for a code as well.`,
    advice: msg`Take it from your code app, or use one of your recovery codes.`,
  },
  'wrong-code': {
    happened: msg`This code is not right, or has been used.`,
    advice: msg`Wait for the next one in your app, or use a recovery code.`,
  },
  'proof-needed': {
    happened: msg`This asks for a fresh proof that it is you.`,
    advice: msg`Try again, and answer the question. Nothing has been changed.`,
  },
  'invitation-needed': {
    happened: msg`Accounts on this server begin with an invitation.`,
    advice: msg`Ask a coordinator of the coalition for a link.`,
  },
  'link-ended': {
    happened: msg`This link has ended.`,
    advice: msg`Ask the person who sent it to you for a new one.`,
  },
  'wrong-address': {
    happened: msg`This link was made for another e-mail address.`,
    advice: msg`Use the address to which it was sent, or ask for a new link.`,
  },
  'already-decided': {
    happened: msg`Somebody has decided this already.`,
    advice: msg`What you see is now up to date.`,
  },
  'last-coordinator': {
    happened: msg`A coalition needs a coordinator.`,
    advice: msg`Make somebody else a coordinator first. Nothing has been changed.`,
  },
  'hand-over-needed': {
    happened: msg`Nobody else speaks for this organisation.`,
    advice: msg`Choose the organisation that takes over its part. Nothing has been changed.`,
  },
  'last-key': {
    happened: msg`This is the only way in that the account has.`,
    advice: msg`Add another first: a passkey or a password. Nothing has been changed.`,
  },
  'passkey-failed': {
    happened: msg`The passkey could not be checked.`,
    advice: msg`Try again, or use another way.`,
  },
  'already-settled': {
    happened: msg`Somebody has settled this already.`,
    advice: msg`What you see is now up to date. Nothing has been changed.`,
  },
  'too-many-threads': {
    happened: msg`There is no room for more comments here.`,
    advice: msg`What you wrote is still in the field. Ask a coordinator to delete what nobody needs, or begin a new thread.`,
  },
  'round-open': {
    happened: msg`A round is open on this document.`,
    advice: msg`Close it first, or wait for its end. What you typed is still here.`,
  },
  'round-closed': {
    happened: msg`This round is over.`,
    advice: msg`What you see is now up to date. Nothing has been changed.`,
  },
  'no-silence': {
    happened: msg`No silence procedure is open on this document any more.`,
    advice: msg`What you wrote is still in the field. You can make it a comment instead.`,
  },
  'too-many-rounds': {
    happened: msg`This document has had as many rounds as it may have.`,
    advice: msg`Begin a new document for the next one.`,
  },
  'too-many-versions': {
    happened: msg`This document has as many named versions as it may have.`,
    advice: msg`The text itself is safe. Begin a new document, or go on without a name for this one.`,
  },
  'too-many-templates': {
    happened: msg`This coalition has kept as many templates as there may be.`,
    advice: msg`Remove one, then try again.`,
  },
  'too-many-mechanisms': {
    happened: msg`This coalition has added as many mechanisms as there may be.`,
    advice: msg`Remove one that no document follows, then try again.`,
  },
  'too-many-sections': {
    happened: msg`This document has as many planned sections as there may be.`,
    advice: msg`Nothing is lost. Plan its larger sections only.`,
  },
  'mechanism-followed': {
    happened: msg`A document follows this mechanism.`,
    advice: msg`Choose another one there first.`,
  },
  'text-moved': {
    happened: msg`The text has changed again while you were reading.`,
    advice: msg`Nothing was signed. Read what has changed, then decide.`,
  },
  'review-open': {
    happened: msg`A review of this document is open already.`,
    advice: msg`Go on with that one, or end it first.`,
  },
  'no-review': {
    happened: msg`There is nothing to review.`,
    advice: msg`No version has been adopted yet, or somebody ended the review a moment ago.`,
  },
  'version-purged': {
    happened: msg`A passage was removed from this version for safety.`,
    advice: msg`It cannot be signed or adopted any more. Take the text as it is now.`,
  },
  'no-signature': {
    happened: msg`Your organisation has no signature on this document now.`,
    advice: msg`It may have been taken back a moment ago. Nothing was changed.`,
  },
  'nothing-joined': {
    happened: msg`Leaving out every recommendation is no signature.`,
    advice: msg`Join one at least, or decline.`,
  },
  'left-out-gone': {
    happened: msg`What your organisation left out is not in the text any more.`,
    advice: msg`Take the signature back, or ask a coordinator to have the new text signed.`,
  },
  'no-key': {
    happened: msg`Signing asks who you are, and your account has neither a password nor a passkey.`,
    advice: msg`Add one under “Your account”, then sign.`,
  },
  'room-sealed': {
    happened: msg`The document is sealed.`,
    advice: msg`What you wrote is still in the field. A coordinator can open the document again.`,
  },
  'not-locked': {
    happened: msg`The document is not locked.`,
    advice: msg`Lock it first, so that nobody writes while it is sealed. Nothing has been changed.`,
  },
  'already-public': {
    happened: msg`This text is public already.`,
    advice: msg`What you see is now up to date.`,
  },
  'text-gone': {
    happened: msg`The words of this version were taken away for good.`,
    advice: msg`Its receipt still says that it was sealed, and who had signed it.`,
  },
  'room-frozen': {
    happened: msg`The document is frozen.`,
    advice: msg`What you wrote is still in the field. A coordinator can unfreeze the document.`,
  },
  'not-safer': {
    happened: msg`People wrote here on a promise about their names.`,
    advice: msg`It can be made stronger, not weaker. Begin a new document for another rule.`,
  },
  'mail-failed': {
    happened: msg`The mail could not be sent.`,
    advice: msg`Try again later, or send the link another way.`,
  },
  'access-ended': {
    happened: msg`You are not in this document any more.`,
    advice: msg`A coordinator of the coalition can tell you why and let you in again.`,
  },
  'access-changed': {
    happened: msg`What you may do here has changed.`,
    advice: msg`Plenary opens the document again by itself.`,
  },
  'text-purged': {
    happened: msg`A passage was removed for safety.`,
    advice: msg`Plenary opens the document again by itself.`,
  },
  'signed-out': {
    happened: msg`You are signed out.`,
    advice: msg`Sign in again to go on.`,
  },
  'too-many-requests': {
    happened: msg`Too many tries in a short time.`,
    advice: msg`Wait a minute, then try again. Nothing is blocked for good.`,
  },
  'no-access': {
    happened: msg`This is not open to you.`,
    advice: msg`A coordinator of the coalition can give you access.`,
  },
  'not-found': {
    happened: msg`There is nothing at this address that you may see.`,
    advice: msg`Check the address, or ask the person who sent it to you.`,
  },
  'body-too-large': {
    happened: msg`This is too much to send at once.`,
    advice: msg`Split it, and send the parts one after the other.`,
  },
  'frame-too-large': {
    happened: msg`This is too much to send at once.`,
    advice: msg`Split it, and send the parts one after the other.`,
  },
  'document-full': {
    happened: msg`This document cannot grow any more.`,
    advice: msg`What you wrote last is only in this tab: save a copy, then go on in a new document.`,
  },
  'outdated-client': {
    happened: msg`This page is older than the server.`,
    advice: msg`Reload the page to go on. You can copy your last words first.`,
  },
  'section-frozen': {
    happened: msg`A section that you changed is frozen.`,
    advice: msg`What you wrote there is only in this tab: save a copy, then reload to go on.`,
  },
  'refused-update': {
    happened: msg`The server refused the last change from this tab.`,
    advice: msg`Copy what you wrote last, then reload the page. Everything shown as saved is safe.`,
  },
  'refused-presence': {
    happened: msg`The server refused the last change from this tab.`,
    advice: msg`Copy what you wrote last, then reload the page. Everything shown as saved is safe.`,
  },
  'not-a-frame': {
    happened: msg`The server refused the last change from this tab.`,
    advice: msg`Copy what you wrote last, then reload the page. Everything shown as saved is safe.`,
  },
  'storage-failed': {
    happened: msg`The server can store nothing at the moment.`,
    advice: msg`What you wrote is kept in this tab: do not close it. Everything shown as saved is safe.`,
  },
  restarting: {
    happened: msg`The server is restarting.`,
    advice: msg`Everything shown as saved is safe. It takes a few seconds.`,
  },
  'handshake-timeout': {
    happened: msg`The connection is too slow to follow.`,
    advice: msg`Everything shown as saved is safe. Plenary tries again by itself.`,
  },
  'slow-reader': {
    happened: msg`The connection is too slow to follow.`,
    advice: msg`Everything shown as saved is safe. Plenary tries again by itself.`,
  },
  'taken-over': {
    happened: msg`A newer connection of yours took the place of this one.`,
    advice: msg`Go on there, or reload this page.`,
  },
  'foreign-origin': {
    happened: msg`The server does not know this address as its own.`,
    advice: msg`Open Plenary at its usual address. If that does not help, tell whoever runs the server.`,
  },
  unexpected: {
    happened: msg`Something went wrong.`,
    advice: msg`Everything shown as saved is safe. Try again; if it stays, tell whoever runs the server.`,
  },
}
