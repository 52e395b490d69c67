// `pnpm receipt:verify receipt.json [file …] [--key <key>]`: checks a receipt without a network and without anything
// installed but Node. `--key` is the public key of the server in hex, or the file that it gives out under
// /.well-known/plenary-keys.json. Says what holds in the language of the terminal; ends with 0 where all of it does,
// 1 where something does not, 2 where it was asked wrongly, 3 where it is not known whose key it is.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { checkReceipt } from '../shared/src/receipts/check-receipt.ts'
import { RECEIPT_WORDS } from './lib/receipt-words.mjs'

const words = RECEIPT_WORDS[/^fr/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'fr' : 'en']
process.exitCode = await run()

async function run() {
  const asked = readArguments()
  if (!asked) return wrongUse(words.usage)
  const { receipt, files, key } = asked
  try {
    const found = await checkReceipt(await readFile(receipt, 'utf8'), {
      files: await Promise.all(
        files.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })),
      ),
      trusted: key === undefined ? null : await keysIn(key),
    })
    return tell(found)
  } catch (error) {
    return wrongUse(words.unreadable(error.path ?? error.message))
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { key: { type: 'string' } },
      allowPositionals: true,
    })
    const [receipt, ...files] = positionals
    return receipt === undefined ? null : { receipt, files, key: values.key }
  } catch {
    return null
  }
}

async function keysIn(key) {
  if (/^[0-9a-f]{64}$/.test(key)) return [key]
  return JSON.parse(await readFile(key, 'utf8')).keys.map(({ publicKey }) => publicKey)
}

function tell(found) {
  if (!found.isReceipt) return failed(words.noReceipt)
  if (!found.isSigned) return failed(words.notSigned)
  say(words.signed(found.receipt))
  for (const { given, file } of found.files) say(file ? words.isFile(given, file) : words.isNoFile(given))
  if (found.isKeyKnown === false) return failed(words.otherKey(found.receipt.key.publicKey))
  if (found.files.some(({ file }) => file === null)) return 1
  if (found.isKeyKnown) {
    say(words.knownKey)
    return 0
  }
  say(words.unknownKey(found.receipt.key.publicKey))
  return 3
}

function failed(line) {
  say(line)
  return 1
}

function wrongUse(line) {
  process.stderr.write(`${line}\n`)
  return 2
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
