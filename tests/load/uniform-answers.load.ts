import { buildServer } from '../support/built-server.ts'
import { randomAddress } from '../support/inviting.ts'
import { startPostgres } from '../support/postgres.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { IMANI } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { median } from './statistics.ts'

// `node tests/load/uniform-answers.load.ts [rounds]`: whether an outsider can tell by the time of an answer that there
// is something. Each question is asked in two ways in turn, about what is there and about what is not; what is compared
// is the median. PostgreSQL, the built server, a mail server that nobody answers at. Prints; asserts nothing.

const ROUNDS = Number(process.argv[2] ?? 400)
const NOWHERE = '01a20030-0000-7000-8000-000000000000'

type Question = { there: () => Promise<Response>; nowhere: () => Promise<Response> }

const command = buildServer()
const postgres = await startPostgres()
const databaseUrl = await postgres.createDatabase('uniform')
await seedDatabase(databaseUrl)
const server = new ServerProcess(
  await freePort(),
  {
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    TRUST_PROXY: 'true',
    SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    MAIL_FROM: 'plenary@plenary.example',
  },
  command,
)
await server.start()
const imani = await TestMember.signIn(server, IMANI)
const h2 = await TestMember.signIn(server, 'h2@harbourlight.example')
const rooms = (await imani.call('GET', '/api/coalitions/common-table/rooms')).body as {
  items: { id: string; kind: string }[]
}
// Harbourlight has no role in the blueprint.
const hidden = rooms.items.find(({ kind }) => kind === 'blueprint')?.id ?? ''

const QUESTIONS: Record<string, Question> = {
  'a hidden room, by its id': {
    there: () => h2.request(`/api/rooms/${hidden}`),
    nowhere: () => h2.request(`/api/rooms/${NOWHERE}`),
  },
  'a hidden room’s text': {
    there: () => h2.request(`/api/rooms/${hidden}/text`),
    nowhere: () => h2.request(`/api/rooms/${NOWHERE}/text`),
  },
  'signing in with a wrong password': {
    there: () => post('/api/sessions', { email: IMANI, password: 'not this one at all' }),
    nowhere: () =>
      post('/api/sessions', { email: 'nobody@nowhere.example', password: 'not this one at all' }),
  },
  'a forgotten password': {
    there: () => post('/api/password-resets', { email: IMANI }),
    nowhere: () => post('/api/password-resets', { email: 'nobody@nowhere.example' }),
  },
  'registering an address': {
    there: () => register(IMANI),
    nowhere: () => register('nobody@nowhere.example'),
  },
}

for (const [name, question] of Object.entries(QUESTIONS)) await compare(name, question)
await server.kill()
await postgres.stop()
process.exit()

function post(path: string, body: unknown): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { Origin: server.url, 'Content-Type': 'application/json', 'X-Forwarded-For': randomAddress() },
    body: JSON.stringify(body),
  })
}

function register(email: string): Promise<Response> {
  return post('/api/accounts', { email, name: 'N', password: 'four words that do fit' })
}

async function compare(name: string, { there, nowhere }: Question): Promise<void> {
  const times: { there: number[]; nowhere: number[] } = { there: [], nowhere: [] }
  const answers = { there: new Set<string>(), nowhere: new Set<string>() }
  for (let round = 0; round < ROUNDS; round++) {
    // In turn, and now one first and now the other.
    const order = round % 2 === 0 ? (['there', 'nowhere'] as const) : (['nowhere', 'there'] as const)
    for (const side of order) {
      const from = performance.now()
      const answer = await { there, nowhere }[side]()
      const text = await answer.text()
      times[side].push(performance.now() - from)
      answers[side].add(`${answer.status} ${text}`)
    }
  }
  const [a, b] = [median(times.there), median(times.nowhere)]
  const isAlike = [...answers.there].join() === [...answers.nowhere].join()
  const share = ((a / b - 1) * 100).toFixed(1)
  console.log(
    `${name}: there ${a.toFixed(2)} ms, nowhere ${b.toFixed(2)} ms (${share} %), answers ${isAlike ? 'alike' : `DIFFER: ${[...answers.there]} / ${[...answers.nowhere]}`}`,
  )
}
