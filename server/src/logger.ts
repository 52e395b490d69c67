import pino, { type Logger } from 'pino'

/** The log of the program: JSON, one line for each act. Ids only; never text, tokens, addresses or names. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
