import {
  BUS_CLOSE_TIMEOUT_MS,
  BUS_COMPANY_MS,
  BUS_CONNECT_TIMEOUT_MS,
  BUS_GATHER_MS,
  BUS_GIVE_UP_MS,
  BUS_HEARTBEAT_MS,
  BUS_MAX_RETRY_MS,
  BUS_MIN_RETRY_MS,
  BUS_SILENCE_MS,
} from '@plenary/shared/limits.ts'

/** The times of a bus, as they are outside of tests. */
export const BUS_TIMING = {
  heartbeatMs: BUS_HEARTBEAT_MS,
  silenceMs: BUS_SILENCE_MS,
  giveUpMs: BUS_GIVE_UP_MS,
  companyMs: BUS_COMPANY_MS,
  gatherMs: BUS_GATHER_MS,
  connectTimeoutMs: BUS_CONNECT_TIMEOUT_MS,
  minRetryMs: BUS_MIN_RETRY_MS,
  maxRetryMs: BUS_MAX_RETRY_MS,
  closeTimeoutMs: BUS_CLOSE_TIMEOUT_MS,
}
export type BusTiming = typeof BUS_TIMING
