import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkReceipt } from '@plenary/shared/receipts/check-receipt.ts'
import { partReceipt } from '@plenary/shared/receipts/signed-receipt.ts'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { packBytesOf, packOf, seal, seenByAnybody } from '../support/sealing.ts'
import { decideOn, openSignOff, signingGround } from '../support/signing.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const SCRIPT = join(import.meta.dirname, '../../scripts/verify-receipt.mjs')

/** A sealed text that one organisation has signed, with its pack and the keys of its server. */
async function sealedPack() {
  const { server, imani, tomas, roomId } = await signingGround()
  await decideOn(tomas, roomId, await openSignOff(imani, roomId))
  const { id } = await seal(imani, roomId)
  const pack = await packOf(imani, roomId, id)
  const bytes = await packBytesOf(imani, roomId, id)
  const keys = (await seenByAnybody(server.url, '/.well-known/plenary-keys.json')).text
  return { pack, bytes, receipt: pack['receipt.json'] ?? '', keys }
}

/** Runs the script as anybody would, with no server there; gives what it says and ends with. */
function verify(args: readonly string[], LANG = 'C'): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, LANG, LC_ALL: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr })
    })
  })
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text))
}

async function holds(receipt: string, text: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const found = await checkReceipt(receipt, { files: [{ name: 'x', bytes: text }], trusted: null })
  return found.isReceipt && found.isSigned && found.files[0]?.file === 'text.json'
}

test('[VF1] a receipt and its files are checked without a server, in words, in English and in French', async () => {
  const { pack, bytes, keys } = await sealedPack()
  const folder = makeTempFolder('receipt')
  const at = (name: string) => join(folder, name)
  for (const [name, content] of Object.entries({ ...bytes, 'keys.json': keys }))
    writeFileSync(at(name), content)
  const files = Object.keys(pack)
    .filter((name) => name !== 'receipt.json')
    .map(at)
  const whole = await verify([at('receipt.json'), ...files, '--key', at('keys.json')])
  expect(whole.said).toContain('The receipt is whole.')
  expect(whole.said).toContain('Signed by:   Kestrel Housing Table')
  expect(whole.said).toContain('text.json is text.json, exactly as it was sealed.')
  expect(whole.said).toContain('The key is one that you trust.')
  expect(whole.code).toBe(0)
  const inFrench = await verify([at('receipt.json'), at('text.json')], 'fr_CH.UTF-8')
  expect(inFrench).toMatchObject({ code: 3, said: expect.stringContaining('Le reçu est intact.') })

  const other = 'a'.repeat(64)
  expect(await verify([at('receipt.json'), '--key', other])).toMatchObject({
    code: 1,
    said: expect.stringContaining('not among yours'),
  })
  writeFileSync(at('text.json'), `${pack['text.json']} `)
  expect(await verify([at('receipt.json'), at('text.json'), '--key', at('keys.json')])).toMatchObject({
    code: 1,
    said: expect.stringContaining('FALSE: text.json is no file of this receipt.'),
  })
  writeFileSync(at('receipt.json'), (pack['receipt.json'] ?? '').replace('Kestrel', 'Kostrel'))
  expect(await verify([at('receipt.json')])).toMatchObject({
    code: 1,
    said: expect.stringContaining('the signature does not hold'),
  })
  expect((await verify([])).code).toBe(2)
  expect(await verify([at('nowhere.json')])).toMatchObject({
    code: 2,
    said: expect.stringContaining('cannot be read'),
  })
})

test('[VF2] a receipt is canonical, and every changed bit of any of its bytes is found', async () => {
  const { receipt, pack } = await sealedPack()
  const text = bytesOf(pack['text.json'] ?? '')
  expect(canonicalize(JSON.parse(receipt))).toBe(receipt)
  expect(await holds(receipt, text)).toBe(true)
  const bytes = bytesOf(receipt)
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    const isStillSaid = await holds(Buffer.from(changed).toString(), text)
    expect([at, isStillSaid]).toEqual([at, false])
  }
  for (const other of [`${receipt}\n`, ` ${receipt}`, receipt.replace('":', '": ')])
    expect(await holds(other, text)).toBe(false)
})

test('[VF2] every changed byte of the text is found, and so is one that is left out or added', async () => {
  const { receipt, pack } = await sealedPack()
  const text = bytesOf(pack['text.json'] ?? '')
  const step = Math.ceil(text.length / 500)
  for (let at = 0; at < text.length; at += step) {
    const changed = text.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(await holds(receipt, changed)).toBe(false)
  }
  expect(await holds(receipt, text.slice(1))).toBe(false)
  expect(await holds(receipt, bytesOf(`${pack['text.json']}\n`))).toBe(false)
})

test('[VF2] what another key signed is not the server’s, whatever it says', async () => {
  const { receipt, keys } = await sealedPack()
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  const publicKey = Buffer.from(raw).toString('hex')
  const said = partReceipt(receipt)?.receipt
  const forged = canonicalize({ ...said, title: 'Another text', key: { ...said?.key, publicKey } }) ?? ''
  const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, bytesOf(forged))
  const file = `{"receipt":${forged},"signature":"${Buffer.from(signature).toString('hex')}"}`
  const trusted = JSON.parse(keys).keys.map((key: { publicKey: string }) => key.publicKey)
  expect(await checkReceipt(file, { files: [], trusted })).toMatchObject({
    isSigned: true,
    isKeyKnown: false,
  })
  expect(await checkReceipt(receipt, { files: [], trusted })).toMatchObject({
    isSigned: true,
    isKeyKnown: true,
  })
})
