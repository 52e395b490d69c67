import { type Mechanism, mechanismSchema } from '@plenary/shared/mechanisms.ts'
import * as z from 'zod/mini'
import records from './mechanisms.json' with { type: 'json' }

/** The mechanisms that come with the server, as they were read in their sources; a coalition may put its own in their place. */
export const SHIPPED_MECHANISMS: readonly Mechanism[] = z.array(mechanismSchema).parse(records)
