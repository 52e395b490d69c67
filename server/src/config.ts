import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const LOOPBACK = ['localhost', '127.0.0.1', '::1']

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('localhost'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VALKEY_URL: z
    .string()
    .refine(
      isValkeyAddress,
      'an address such as redis://host:6379 is expected, with at most a database number',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  TRUST_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
})

/** Everything the server is told from outside, parsed once. */
export type Config = {
  port: number
  host: string
  /** Origins that may send unsafe requests and open sockets; exact, scheme and port included. */
  origins: readonly string[]
  isSecure: boolean
  databaseUrl: string
  /** Where the nodes that serve one database speak to each other; without one they use the database. */
  valkeyUrl: string | null
  /** Demo people with a known password exist only where nobody else can come: loopback, own database. */
  isDemo: boolean
  /** Whether the last `X-Forwarded-For` entry is a proxy's word and to be believed. */
  trustsProxy: boolean
  logLevel: string
  clientFolder: string
}

/** Faults of the environment, one line each. */
export class ConfigError extends Error {}

/**
 * The configuration of this process. Relative folders are taken from the repository, not from wherever the
 * program was started.
 *
 * @throws {ConfigError} listing every fault at once.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(withoutEmpty(environment))
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(faults.join('\n'))
  }
  const { PORT, HOST, PUBLIC_URL, DATABASE_URL, VALKEY_URL, DATA_DIR, TRUST_PROXY, LOG_LEVEL } = parsed.data
  const isDemo = LOOPBACK.includes(HOST) && !DATABASE_URL && !PUBLIC_URL
  return {
    port: PORT,
    host: HOST,
    origins: PUBLIC_URL ? [new URL(PUBLIC_URL).origin] : loopbackOrigins(PORT),
    isSecure: PUBLIC_URL?.startsWith('https:') ?? false,
    databaseUrl: DATABASE_URL ?? `embedded:${resolve(repositoryFolder(), DATA_DIR)}`,
    valkeyUrl: VALKEY_URL ?? null,
    isDemo,
    trustsProxy: TRUST_PROXY,
    // On a newcomer's terminal, lines of JSON would bury how to sign in.
    logLevel: LOG_LEVEL ?? (isDemo ? 'warn' : 'info'),
    clientFolder: resolve(repositoryFolder(), 'client/dist'),
  }
}

/** The origins of a server on this machine, by each of its names. */
export function loopbackOrigins(port: number): string[] {
  return LOOPBACK.map((host) => new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin)
}

function isValkeyAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, pathname } = new URL(address)
  return /^(rediss?|valkey):$/.test(protocol) && hostname !== '' && /^(\/\d*)?$/.test(pathname)
}

/** `PORT=` in an .env file means: not set. */
function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function repositoryFolder(): string {
  return fileURLToPath(new URL('../..', import.meta.url))
}
