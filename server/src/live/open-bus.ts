import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import { postgresCarrier } from './bus-postgres.ts'
import { NodeBus } from './node-bus.ts'
import { SilentBus } from './silent-bus.ts'

type BusConfig = { valkeyUrl: string | null; databaseUrl: string; storage: 'embedded' | 'postgres' }

/**
 * The bus of this node: over Valkey where there is one, else over PostgreSQL; an embedded database has one process
 * and nobody to talk to. It connects by itself, now or when the other side answers: a server starts without it.
 */
export async function openBus({ valkeyUrl, databaseUrl, storage }: BusConfig, logger: Logger): Promise<Bus> {
  if (valkeyUrl) {
    // Its client is half as large as the rest of the server, and most have no use for it.
    const { valkeyCarrier } = await import('./bus-valkey.ts')
    return new NodeBus({ carrier: valkeyCarrier(valkeyUrl), logger })
  }
  if (storage === 'postgres') return new NodeBus({ carrier: postgresCarrier(databaseUrl), logger })
  return new SilentBus()
}
