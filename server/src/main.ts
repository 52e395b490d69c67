import { DataLockedError } from '@plenary/db/data-lock.ts'
import { SETUP_LINK_HOURS } from '@plenary/shared/limits.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD, DEMO_PEOPLE } from './demo/demo-coalition.ts'
import { createLogger } from './logger.ts'
import { type RunningServer, startServer } from './server.ts'

try {
  const config = readConfig(process.env)
  const logger = createLogger(config.logLevel)
  const server = await startServer(config, logger)
  say(welcome(config, server))
  let isStopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return
    isStopping = true
    logger.info({ signal }, 'stopping')
    await server.stop()
    process.exit(0)
  }
  process.on('SIGINT', (signal) => void stop(signal))
  process.on('SIGTERM', (signal) => void stop(signal))
} catch (error) {
  say(`\n${explain(error)}\n`, process.stderr)
  process.exit(1)
}

function welcome({ host, isDemo }: Config, { port, setupLink }: RunningServer): string {
  const name = host.includes(':') ? `[${host}]` : host
  const lines = ['', `  Plenary is open at http://${name}:${port}`, '']
  if (setupLink) {
    lines.push(
      '  Nobody has an account here yet. Whoever opens this page first makes the first one:',
      `  ${setupLink}`,
      `  It works once, for ${SETUP_LINK_HOURS} hours. Each start prints another until there is an account.`,
      '',
    )
  }
  if (!isDemo) return lines.join('\n')
  lines.push('  This is a demo for this computer alone: an invented coalition, an embedded database.')
  lines.push(`  Sign in as any of these people, with the password:  ${DEMO_PASSWORD}`, '')
  for (const { email, name: person, organization, role } of DEMO_PEOPLE) {
    const { shortName } = DEMO_ORGANIZATIONS[organization]
    lines.push(
      `    ${email.padEnd(26)} ${person}, ${shortName}${role === 'coordinator' ? ' (coordinator)' : ''}`,
    )
  }
  lines.push('', '  To stop: Ctrl C', '')
  return lines.join('\n')
}

/** A known fault in one sentence that says what to do; anything else with its stack, since that is a bug. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The configuration has faults:\n${error.message}`
  if (error instanceof DataLockedError) {
    return `${error.folder} is in use by another Plenary (process ${error.pid}): stop it, or start this one with DATA_DIR set to another folder.`
  }
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE') {
      return `Port ${'port' in error ? error.port : ''} is taken by another program: stop it, or start with another port, for example PORT=3001 npm start.`
    }
    if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND') {
      return 'The database of DATABASE_URL does not answer: check that PostgreSQL runs and that the address is right.'
    }
    if (error.code === '28P01' || error.code === '28000' || error.code === '3D000') {
      return 'The database of DATABASE_URL refuses the user, the password or the name of the database.'
    }
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function say(text: string, to: NodeJS.WriteStream = process.stdout): void {
  to.write(`${text}\n`)
}
