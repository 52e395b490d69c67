import type { ServerFacts } from '@plenary/shared/server-facts.ts'
import { Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { DEMO_ORGANIZATIONS, DEMO_PEOPLE } from './demo-coalition.ts'

/** `/api/server`: what a person should know about this server before they sign in. */
export function serverRoutes(ctx: ServerContext): Hono {
  const facts: ServerFacts = {
    storage: ctx.storage,
    isDemo: ctx.config.isDemo,
    hasMail: ctx.mailer !== null,
    demoPeople: ctx.config.isDemo ? demoPeople() : [],
  }
  return new Hono().get('/server', (c) => c.json(facts))
}

function demoPeople(): ServerFacts['demoPeople'] {
  return DEMO_PEOPLE.map(({ email, name, organization }) => {
    const { shortName, letters, hue } = DEMO_ORGANIZATIONS[organization]
    return { email, name, organization: shortName, letters, hue }
  })
}
