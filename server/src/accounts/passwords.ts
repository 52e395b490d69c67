import { hash, verify } from '@node-rs/argon2'
import { AppError } from '@plenary/shared/errors.ts'

// Argon2id is the library's default algorithm. Costs: OWASP Password Storage Cheat Sheet, 19 MiB, 2 passes.
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The password as an Argon2id hash in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COSTS)
}

/**
 * Whether a password is the one behind a hash. Without a hash the same work is done for nothing, so that an
 * unknown account takes as long as a wrong password.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  dummyHash ??= hashPassword('no account has this password')
  const matches = await verify(passwordHash ?? (await dummyHash), password.normalize('NFC'))
  return matches && passwordHash !== null
}

let dummyHash: Promise<string> | null = null

/**
 * Refuses the long passwords that guessers try first. No rules of composition: length is what helps
 * (NIST SP 800-63B, 5.1.1.2).
 *
 * @throws {AppError} `weak-password`
 */
export function refuseWeakPassword(password: string, { email, name }: { email: string; name: string }): void {
  const letters = lettersOf(password)
  const isOwn = leftWithout(letters, `${name} ${email}`.split(/[\s@._+-]+/).map(lettersOf)) < 6
  if (isOwn || isRepetitive(letters) || leftWithout(letters, COMMON) < 6) {
    throw new AppError('weak-password')
  }
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** How much of a password is left when the words that anybody would try are taken out. */
function leftWithout(letters: string, words: readonly string[]): number {
  return words.filter((word) => word.length >= 3).reduce((left, word) => left.replaceAll(word, ''), letters)
    .length
}

/** One short piece again and again, or a run along the alphabet or the digits. */
function isRepetitive(letters: string): boolean {
  if (new Set(letters).size < 5) return true
  for (let size = 1; size <= letters.length / 3; size++) {
    if (
      letters
        .slice(0, size)
        .repeat(Math.ceil(letters.length / size))
        .startsWith(letters)
    )
      return true
  }
  return RUNS.some((run) => run.includes(letters))
}

const RUNS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
]
const COMMON = [
  'password',
  'passwort',
  'motdepasse',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'letmein',
  'iloveyou',
  'welcome',
  'bienvenue',
  'plenary',
  '1234567890',
  'administrator',
  'correcthorsebatterystaple',
]
