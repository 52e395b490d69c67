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

test('[ST3] where mail is sent and in whose name is told together, and each is sound', () => {
  const SMTP_URL = 'smtps://user:pass@mail.example:465'
  for (const MAIL_FROM of ['plenary@host.example', 'Plenary <plenary@host.example>'])
    expect(readConfig({ SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM })
  expect([readConfig({}).mail, readConfig({ SMTP_URL: '', MAIL_FROM: '' }).mail]).toEqual([null, null])
  expect(() => readConfig({ PORT: 'x', SMTP_URL })).toThrow(/^PORT: .+\nMAIL_FROM: .+$/)
  expect(() => readConfig({ MAIL_FROM: 'plenary@host.example' })).toThrow(/^SMTP_URL: .+$/)
  for (const address of ['mail.example:25', 'https://mail.example', 'smtp://'])
    expect(() => readConfig({ SMTP_URL: address, MAIL_FROM: 'a@b.example' }), address).toThrow(
      /^SMTP_URL: .+$/,
    )
  for (const MAIL_FROM of ['nobody', 'A <b>', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example'])
    expect(() => readConfig({ SMTP_URL, MAIL_FROM }), MAIL_FROM).toThrow(/^MAIL_FROM: .+ expected$/)
})
