import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DIGEST_HOUR } from '@plenary/shared/limits.ts'
import { z } from 'zod'
import { DIGEST_TIMING, type DigestTiming } from './inbox/digest-timing.ts'
import type { MailConfig } from './mail/mailer.ts'
import { RIGHTS_TIMING, type RightsTiming } from './rights/rights.ts'
import { VERSION_TIMING, type VersionTiming } from './snapshots/version-timing.ts'

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
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'an address such as smtps://user:password@mail.host.example:465 is expected')
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'an address such as plenary@host.example or "Name <plenary@host.example>" is expected')
    .optional(),
  DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(DIGEST_HOUR),
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
  /** How mail is sent; without it links are shown, and passwords cannot be reset by mail. */
  mail: MailConfig | null
  /** Demo people with a known password exist only where nobody else can come: loopback, own database. */
  isDemo: boolean
  /** Whether the last `X-Forwarded-For` entry is a proxy's word and to be believed. */
  trustsProxy: boolean
  logLevel: string
  rightsTiming: RightsTiming
  digest: DigestTiming
  versions: VersionTiming
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
  const given = withoutEmpty(environment)
  const parsed = environmentSchema.safeParse(given)
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...mailFaults(given),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults.join('\n'))
  const { PORT, HOST, PUBLIC_URL, DATABASE_URL, VALKEY_URL, DATA_DIR, TRUST_PROXY, LOG_LEVEL } = parsed.data
  const { SMTP_URL, MAIL_FROM, DIGEST_HOUR: hour } = parsed.data
  const isDemo = LOOPBACK.includes(HOST) && !DATABASE_URL && !PUBLIC_URL
  return {
    port: PORT,
    host: HOST,
    origins: PUBLIC_URL ? [new URL(PUBLIC_URL).origin] : loopbackOrigins(PORT),
    isSecure: PUBLIC_URL?.startsWith('https:') ?? false,
    databaseUrl: DATABASE_URL ?? `embedded:${resolve(repositoryFolder(), DATA_DIR)}`,
    valkeyUrl: VALKEY_URL ?? null,
    mail: SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null,
    isDemo,
    trustsProxy: TRUST_PROXY,
    // On a newcomer's terminal, lines of JSON would bury how to sign in.
    logLevel: LOG_LEVEL ?? (isDemo ? 'warn' : 'info'),
    rightsTiming: RIGHTS_TIMING,
    digest: { ...DIGEST_TIMING, hour },
    versions: VERSION_TIMING,
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

function isMailServer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return /^smtps?:$/.test(protocol) && hostname !== ''
}

/** A name, if there is one, and an address in the form that mail headers have. */
function isSender(sender: string): boolean {
  const address = /^[^<>\r\n"]*<([^<>]+)>$/.exec(sender)?.[1] ?? sender
  return z.email().safeParse(address).success
}

/** Told beside the other faults: a check of the whole would only be made once each part is right. */
function mailFaults({ SMTP_URL, MAIL_FROM }: Record<string, string | undefined>): string[] {
  if (SMTP_URL && !MAIL_FROM) return ['MAIL_FROM: SMTP_URL needs the address that mails come from']
  if (MAIL_FROM && !SMTP_URL) return ['SMTP_URL: MAIL_FROM needs the server that sends mails']
  return []
}

/** `PORT=` in an .env file means: not set. */
function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function repositoryFolder(): string {
  return fileURLToPath(new URL('../..', import.meta.url))
}
