import { mkdirSync } from 'node:fs'
import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { launchChromium } from './support/chromium.ts'
import { freePort, ServerProcess } from './support/server-process.ts'
import { makeTempFolder } from './support/temp-folder.ts'

const out = '/tmp/me/shots'
mkdirSync(out, { recursive: true })
const server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('shots') })
await server.start()
const browser = await launchChromium()
for (const [name, width, height, colorScheme, locale] of [
  ['w', 1440, 900, 'light', 'en-GB'],
  ['d', 1440, 900, 'dark', 'fr-FR'],
  ['p', 390, 844, 'light', 'en-GB'],
] as const) {
  const ctx = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale,
    isMobile: name === 'p',
    hasTouch: name === 'p',
  })
  const page = await ctx.newPage()
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()))
  await page.goto(`${server.url}/sign-in`)
  await page.locator('input[name=email]').fill('imani@larkspur.example')
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await page.locator('form button[type=submit]').click()
  await page.locator('a', { hasText: 'Joint UPR' }).click()
  await page.locator('#text p').first().waitFor()
  await page.waitForTimeout(1500)
  for (const [at, find] of [
    ['rec', '.recommendation >> nth=2'],
    ['list', '.generated'],
    ['notes', '.footnote >> nth=0'],
  ] as const) {
    await page.locator(find).evaluate((el) => el.scrollIntoView({ block: 'center' }))
    await page.waitForTimeout(400)
    await page.screenshot({ path: `${out}/${name}-${at}.png` })
  }
  if (name === 'w') {
    await page.locator('#text > p').nth(8).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Alt+f')
    await page.keyboard.type('A new note with words.')
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-newnote.png` })
    await page.keyboard.press('Escape')
    await page.keyboard.type(' back')
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-back.png` })
  }
  await ctx.close()
}
await browser.close()
await server.kill()
process.exit(0)
