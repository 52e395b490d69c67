import type { Db } from '@plenary/db/database.ts'
import { loopbackOrigins } from '@plenary/server/config.ts'
import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { Secret, TOTP } from 'otpauth'
import type { CDPSession, Locator, Page } from 'playwright-core'
import { restartAfter } from './restart.ts'
import type { TestServer } from './start-server.ts'

/** The same server by its name: a passkey is bound to one, and an address of numbers is none. */
export function named({ port }: TestServer): string {
  return `http://localhost:${port}`
}

/** Opens the account page of whoever is signed in. */
export async function goToAccount(page: Page, server: TestServer): Promise<void> {
  await page.goto(`${named(server)}/account`)
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
}

/** A device that shows its passkeys when it is asked, as one does by a finger or a face. */
export async function addAuthenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

/**
 * A quarter of an hour later: whoever signed in before has to prove afresh who they are. The server is away for a
 * moment, so not before a page has all the code that comes late.
 */
export function laterAt(server: TestServer): Promise<TestServer> {
  const { port } = server
  const proved_at = new Date(Date.now() - 15 * 60_000)
  const age = (db: Db) => db.updateTable('sessions').set({ proved_at }).execute()
  return restartAfter(server, age, { port, origins: loopbackOrigins(port) })
}

/** Answers the question whether it is still the same person. */
export async function prove(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Is it still you?' })
  await passwordIn(question).fill(DEMO_PASSWORD)
  await question.getByRole('button', { name: 'Go on' }).click()
  await question.waitFor({ state: 'detached' })
}

/** Has the device of a page make a passkey for the account whose page is open. */
export async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await dialog.getByLabel('Name of the passkey').fill(name)
  await dialog.getByRole('button', { name: 'Go on' }).click()
}

/** Signs out by the menu of the account. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
}

/** Fills in the sign-in page and sends it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await passwordIn(page).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** The field of a password, not the button that shows it. */
export function passwordIn(place: Page | Locator): Locator {
  return place.getByLabel('Password', { exact: true })
}

/** Waits for the home of the coalition of the demo. */
export async function atHome(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Common Table Coalition' }).waitFor()
}

/** Turns codes on, and gives the app that shows them and the recovery codes. */
export async function turnCodesOn(page: Page): Promise<{ app: TOTP; recoveryCodes: string[] }> {
  await page.getByRole('button', { name: 'Turn on' }).click()
  const dialog = page.getByRole('dialog', { name: 'Turn on the code app' })
  const secret = (await dialog.locator('code').textContent()) ?? ''
  const app = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  await dialog.getByLabel('Code of the app').fill(app.generate())
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('dialog', { name: 'Keep your recovery codes' }).getByRole('listitem')
  await codes.first().waitFor()
  return { app, recoveryCodes: await codes.allTextContents() }
}

/** A code that the server has not seen: it takes each one once, and a neighbour of now is right too. */
export function nextCode(app: TOTP): string {
  return app.generate({ timestamp: Date.now() + 30_000 })
}
