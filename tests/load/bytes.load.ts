import { launchChromium } from '../support/chromium.ts'
import {
  type BudgetedPage,
  measureScript,
  type PageLanguage,
  SCRIPT_BUDGETS,
} from '../support/script-bytes.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

// `node tests/load/bytes.load.ts`, after a build: the compressed JavaScript that pages load, each beside its budget.
// `tests/e2e/script-bytes.spec.ts` holds them to it.

const LANGUAGES: readonly PageLanguage[] = ['en-GB', 'fr-FR']
const PAGES = Object.keys(SCRIPT_BUDGETS) as BudgetedPage[]

const server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('bytes') })
await server.start()
const browser = await launchChromium()
try {
  for (const page of PAGES) {
    const sizes = LANGUAGES.map(async (locale) => {
      const bytes = await measureScript(browser, server.url, page, locale)
      return `${locale} ${kilobytes(bytes)} kB`
    })
    console.log(`${page}: ${(await Promise.all(sizes)).join(', ')} of ${kilobytes(SCRIPT_BUDGETS[page])} kB`)
  }
} finally {
  await browser.close()
  await server.kill()
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
