import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { startTestServer } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const PAGE = fileURLToPath(new URL('compare-page', import.meta.url))
const CLIENT = fileURLToPath(new URL('../../client', import.meta.url))

let browser: Browser
let clientFolder: string
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  clientFolder = buildPage()
})
afterAll(() => browser.close())

/** Builds a page with nothing but the comparison, as the client is built. Gives the folder. */
function buildPage(): string {
  const folder = makeTempFolder('compare-page')
  const { resolve } = createRequire(join(CLIENT, 'package.json'))
  const vite = join(dirname(resolve('vite/package.json')), 'bin/vite.js')
  const config = join(CLIENT, 'vite.config.ts')
  execFileSync(
    process.execPath,
    [vite, 'build', PAGE, '--config', config, '--outDir', folder, '--emptyOutDir'],
    {
      cwd: CLIENT,
      stdio: 'pipe',
    },
  )
  return folder
}

async function openPage(blocks = false): Promise<Page> {
  const server = await startTestServer('any', { clientFolder })
  const page = await openBrowserPerson(browser, server.url, { blocks })
  await page.goto(server.url)
  await page.waitForFunction(() => 'compareBeside' in window)
  return page
}

test('[VC9] under the content policy the page compares two texts beside itself', async () => {
  const page = await openPage()
  const { isSame, steps, states } = await page.evaluate(async () => {
    const textOf = (words: string) => ({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: words }] }],
    })
    const request = { before: textOf('Every person has rights.'), after: textOf('Every child has rights.') }
    const { summary, view } = await window.compareBeside(request, new AbortController().signal)
    const [row] = view.rows
    return { ...summary, states: row?.shape === 'words' ? row.pieces.map(({ state }) => state) : [] }
  })
  expect({ isSame, steps, states }).toEqual({
    isSame: false,
    steps: 1,
    states: ['same', 'deleted', 'inserted', 'same'],
  })
})

test('[VC9] whoever does not wait for a comparison ends it, and one that fails says so', async () => {
  const page = await openPage()
  const outcomes = await page.evaluate(async () => {
    const nothing = { type: 'doc', content: [] }
    const reasonOf = (wait: Promise<unknown>) =>
      wait.then(
        () => 'an answer',
        (error: Error) => error.message,
      )
    const leaving = new AbortController()
    const left = window.compareBeside({ before: nothing, after: nothing }, leaving.signal)
    leaving.abort(new Error('gone elsewhere'))
    // What is no text at all, as no page sends it.
    const broken = { before: null, after: null } as never
    const failed = window.compareBeside(broken, new AbortController().signal)
    return [
      await reasonOf(left),
      await reasonOf(window.compareBeside({ before: nothing, after: nothing }, leaving.signal)),
      await reasonOf(failed),
    ]
  })
  expect(outcomes).toEqual(['gone elsewhere', 'gone elsewhere', expect.stringContaining('null')])
})

test('[VC9] no other script is started by its mere address', async () => {
  const page = await openPage(true)
  const refusal = await page.evaluate(() => {
    try {
      new Worker('/elsewhere.js')
      return 'started'
    } catch (error) {
      return String(error)
    }
  })
  expect(refusal).toContain('TrustedScriptURL')
})
