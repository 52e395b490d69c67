import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import { postgresCarrier } from './bus-postgres.ts'
import { valkeyCarrier } from './bus-valkey.ts'
import { NodeBus } from './node-bus.ts'
import { SilentBus } from './silent-bus.ts'

type BusConfig = { valkeyUrl: string | null; databaseUrl: string; storage: 'embedded' | 'postgres' }

/**
 * The bus of this node: over Valkey where there is one, else over PostgreSQL; an embedded database has one process
 * and nobody to talk to. It connects by itself, now or when the other side answers: a server starts without it.
 */
export function openBus({ valkeyUrl, databaseUrl, storage }: BusConfig, logger: Logger): Bus {
  if (valkeyUrl) return new NodeBus({ carrier: valkeyCarrier(valkeyUrl), logger })
  if (storage === 'postgres') return new NodeBus({ carrier: postgresCarrier(databaseUrl), logger })
  return new SilentBus()
}
