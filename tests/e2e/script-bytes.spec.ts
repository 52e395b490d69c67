import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { measureScript, SCRIPT_BUDGETS } from '../support/script-bytes.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('script-bytes') })
  await server.start()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

// French messages are the longest.
test.each(['sign-in', 'home', 'room'] as const)('[UI7] the page %s keeps to its budget', async (page) => {
  const bytes = await measureScript(browser, server.url, page, 'fr-FR')
  expect(bytes).toBeGreaterThan(SCRIPT_BUDGETS[page] / 2)
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BUDGETS[page])
})
