import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { launchChromium } from '../support/chromium.ts'
import { actOn, beginThread, spoken } from '../support/commenting.ts'
import { member, organization, pathOf } from '../support/inbox-ground.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'

const OUT = process.argv[2] ?? '/tmp/shots'
const server = new ServerProcess(await freePort(), {
  DATA_DIR: makeTempFolder('shots'),
  ...(process.env.MAIL ? { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'plenary@host.example' } : {}),
})
await server.start()
const imani = await TestMember.signIn(server, 'imani@larkspur.example')
const noor = await TestMember.signIn(server, 'noor@opendoor.example')
const tomas = await TestMember.signIn(server, 'tomas@kestrel.example')
const roomId = await imani.submissionId()
const m = await member(imani, roomId, 'Maëlle T.')
const maelle = await TestMember.signIn(server, 'maelle@aubepine.example')
const own = await beginThread(maelle, roomId, {
  quote: 'in person and at two weeks’ notice',
  words: 'Could we say how long this takes in the regions?',
})
const prop = await beginThread(maelle, roomId, {
  quote: 'were unable to respond',
  body: null,
  proposedText: 'did not reply',
})
await actOn(noor, 'POST', pathOf(roomId, own, '/comments'), {
  body: spoken(
    '“Notice” reads like a legal notice. Could we write “announced two weeks before”? And say what was missing: captions, large print.',
  ),
})
await maelle.call('POST', '/api/inbox/read', { threadId: own.id })
await actOn(imani, 'PUT', pathOf(roomId, own, '/settlement'), {
  disposition: 'partly',
  reason: 'The number stays',
})
await actOn(imani, 'POST', pathOf(roomId, prop, '/application'))
const a = await beginThread(imani, roomId, { quote: 'a national mechanism', words: 'Who checks the source?' })
await actOn(imani, 'PUT', pathOf(roomId, a, '/assignment'), {
  memberId: m.id,
  organizationId: null,
  dueOn: '2027-03-04',
})
await beginThread(tomas, roomId, {
  body: spoken(
    'Can somebody of yours read section E in French before Monday?',
    await organization(imani, roomId, 'Réseau Aubépine'),
  ),
})
await beginThread(tomas, roomId, {
  body: spoken('The figure of 61 recommendations is from your annex, is it not?', m),
})
const browser = await launchChromium()
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
for (const [size, colorScheme, locale] of [
  ['wide', 'light', 'en-GB'],
  ['wide', 'dark', 'en-GB'],
  ['phone', 'light', 'en-GB'],
  ['phone', 'dark', 'en-GB'],
  ['wide', 'light', 'fr-FR'],
  ['phone', 'light', 'fr-FR'],
] as const) {
  const isPhone = size === 'phone'
  const ctx = await browser.newContext({
    viewport: SIZES[size],
    colorScheme,
    locale,
    isMobile: isPhone,
    hasTouch: isPhone,
    reducedMotion: 'reduce',
  })
  await ctx.request.post(`${server.url}/api/sessions`, {
    headers: { Origin: server.url },
    data: { email: 'maelle@aubepine.example', password: DEMO_PASSWORD },
  })
  const page = await ctx.newPage()
  const n = (s: string) => `${OUT}/${s}-${size}-${colorScheme}-${locale.slice(0, 2)}.png`
  await page.goto(server.url)
  await page.locator('a', { hasText: 'Joint UPR' }).waitFor()
  await page.waitForTimeout(500)
  await page.screenshot({ path: n('home') })
  await page.getByRole('button', { name: /^Notifications/ }).click()
  await page.getByRole('dialog').locator('li').first().waitFor()
  await page.waitForTimeout(300)
  await page.screenshot({ path: n('inbox') })
  await page.keyboard.press('Escape')
  await page.goto(`${server.url}/account#notifications`)
  await page.locator('#notifications').waitFor()
  await page.waitForTimeout(600)
  await page.locator('#notifications').scrollIntoViewIfNeeded()
  await page.locator('#notifications').screenshot({ path: n('settings') })
  await page.goto(`${server.url}/unsubscribe#${'A'.repeat(43)}`)
  await page.locator('main h1').waitFor()
  await page.waitForTimeout(200)
  await page.screenshot({ path: n('unsubscribe') })
  await page.goto(`${server.url}/r/${roomId}`)
  await page.locator('#text > h2').first().waitFor()
  await page.waitForTimeout(500)
  await page.screenshot({ path: n('room') })
  await page.getByRole('button', { name: /^Notifications/ }).click()
  await page.getByRole('dialog').locator('li').first().waitFor()
  await page.waitForTimeout(300)
  await page.screenshot({ path: n('room-inbox') })
  if (size === 'wide' && locale === 'en-GB' && colorScheme === 'light')
    for (const w of [1024, 800]) {
      await page.keyboard.press('Escape')
      await page.setViewportSize({ width: w, height: 768 })
      await page.waitForTimeout(300)
      await page.screenshot({ path: n(`room${w}`) })
    }
  await ctx.close()
}
await browser.close()
await server.kill()
