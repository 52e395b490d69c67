import pino, { type Logger } from 'pino'

/** The log of the program: JSON, one line for each act. Ids only; never text, tokens, addresses or names. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  })
}

/**
 * An error as it may be logged. A database's error quotes what it was given, in its message and beside it: of
 * such a one only the code is kept.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name: type, message, stack, cause } = error
  const because = cause === undefined ? {} : { cause: describeError(cause) }
  if ('code' in error && typeof error.code === 'string' && 'severity' in error) {
    return { type, code: error.code, ...because }
  }
  const code = 'code' in error ? { code: error.code } : {}
  return { type, message, stack, ...code, ...because }
}
