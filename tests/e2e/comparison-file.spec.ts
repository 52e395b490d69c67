import { readFile } from 'node:fs/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { settledLines } from '../support/tracked-changes.ts'
import { partsOf } from '../support/word-files.ts'

test('[EX6] the page of versions gives the comparison that it shows as tracked changes, with the keyboard', async () => {
  const browser = await launchChromium(inject('chromium'))
  onTestFinished(() => browser.close())
  const server = await startTestServer('embedded')
  const imani = await TestMember.signIn(server, IMANI)
  const roomId = await imani.submissionId()
  const line = await imani.join(roomId)
  line.write('Wholly new words.')
  await line.saved()
  const page = await openBrowserPerson(browser, server.url, { email: IMANI, reducedMotion: 'reduce' })
  await page.goto(`${server.url}/r/${roomId}/versions`)
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Word, with tracked changes' }).press('Enter')
  const download = await arriving
  expect(download.suggestedFilename()).toMatch(/Comparison.*\.docx$/)
  const parts = partsOf(await readFile(await download.path()))
  const [now, then] = [settledLines(parts, 'accept'), settledLines(parts, 'reject')]
  expect(now).toEqual([...then, 'Numbered|Wholly new words.'])
  expect(parts['word/document.xml']).toContain('w:author="Common Table Coalition"')
})
