import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds on a page that is serious or critical, a line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // By the debugger, since the content policy lets no page run a script that is not ours.
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    ).axe.run({
      // It would read style sheets that are still on their way by putting them into the page, which is not allowed here.
      preload: false,
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  })
}

type AxeResults = { violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }
