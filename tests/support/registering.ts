import { startTestServer, type TestServer } from './start-server.ts'
import type { StorageWish } from './test-database.ts'
import { TestMailbox } from './test-mailbox.ts'
import { TestMember } from './test-member.ts'

/** What a newcomer types. */
export const NEWCOMER = {
  email: 'new.person@kestrel.example',
  name: 'New Person',
  password: 'seven quiet green ladders',
}

/** A request from a page of the server's own, by nobody in particular. */
export function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** The cookie that an answer sets. */
export function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** A server with the demo coalition that sends mail, and where its mail arrives. */
export async function serverWithMail(
  storage: StorageWish = 'any',
): Promise<{ server: TestServer; mailbox: TestMailbox }> {
  const mailbox = await TestMailbox.start()
  return { server: await startTestServer(storage, { mail: mailbox.config }), mailbox }
}

/** Makes an account by mail, and gives the person who is then signed in. */
export async function register(
  { server, mailbox }: { server: TestServer; mailbox: TestMailbox },
  facts: Partial<typeof NEWCOMER> = {},
): Promise<TestMember> {
  const newcomer = { ...NEWCOMER, ...facts }
  await post(server.url, '/api/accounts', newcomer)
  const token = await mailbox.secretTo(newcomer.email.toLowerCase())
  const answer = await post(server.url, '/api/accounts/confirm', { token, password: newcomer.password })
  if (answer.status !== 201) throw new Error(`not confirmed: ${answer.status} ${await answer.text()}`)
  return new TestMember(server.url, cookieOf(answer))
}
