import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from '@plenary/db/data-lock.ts'
import { readConfig } from '@plenary/server/config.ts'
import { expect, test } from 'vitest'
import { makeTempFolder } from '../support/temp-folder.ts'

test('[ST2] a lock of an earlier program with the same number, or half written, is taken over', async () => {
  for (const left of [JSON.stringify({ pid: process.pid, startedAt: 'another day' }), '{"pid":']) {
    const folder = makeTempFolder('lock')
    await writeFile(join(folder, 'plenary.lock'), left)
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow('in use')
    await lock.release()
  }
})

test('[ST5] demo people exist only on loopback, without a public address or a database of one’s own', () => {
  expect(readConfig({}).isDemo).toBe(true)
  for (const one of [
    { HOST: '0.0.0.0' },
    { PUBLIC_URL: 'https://plenary.example' },
    { DATABASE_URL: 'postgres://a@b/c' },
  ])
    expect([one, readConfig(one).isDemo]).toEqual([one, false])
})
test('[ST5] with a public address, only pages of that address are ours', () => {
  const { origins, isSecure } = readConfig({ PUBLIC_URL: 'https://plenary.example/path' })
  expect([origins, isSecure]).toEqual([['https://plenary.example'], true])
})

test('[ST3] an address of Valkey that cannot be right is one of the faults', () => {
  for (const address of [
    'redis://cache:6379',
    'rediss://u:p@cache/2',
    'valkey://cache/',
    'redis://[::1]:6379/0',
  ])
    expect(readConfig({ VALKEY_URL: address }).valkeyUrl).toBe(address)
  expect([readConfig({}).valkeyUrl, readConfig({ VALKEY_URL: '' }).valkeyUrl]).toEqual([null, null])
  for (const address of [
    'cache:6379',
    'https://cache',
    'redis://',
    'redis://cache/rooms',
    'redis://cache/1/2',
  ]) {
    const read = () => readConfig({ PORT: 'x', VALKEY_URL: address })
    expect(read, address).toThrow(/^PORT: .+\nVALKEY_URL: .+ expected.+$/)
  }
})
