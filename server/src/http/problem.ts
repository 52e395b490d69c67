import { AppError, httpStatus } from '@plenary/shared/errors.ts'
import type { Problem } from '@plenary/shared/problem.ts'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'

/** A refusal that names the inputs at fault. */
export class InvalidInput extends AppError {
  readonly fields: readonly string[]

  constructor(fields: readonly string[]) {
    super('invalid-input', { detail: `invalid: ${fields.join(', ')}` })
    this.fields = fields
  }
}

/** Any error as problem+json (RFC 9457). What is not an `AppError` is a fault of ours: logged, and told as 500. */
export function answerProblem(error: unknown, c: Context, logger: Logger): Response {
  const known = toAppError(error)
  if (!(error instanceof AppError || error instanceof HTTPException)) {
    logger.error({ err: error, method: c.req.method, route: c.req.routePath }, 'request failed')
  }
  const status = httpStatus(known.code)
  const problem: Problem = {
    type: `urn:plenary:problem:${known.code}`,
    title: known.code.replaceAll('-', ' '),
    status,
    code: known.code,
    ...(known instanceof InvalidInput ? { fields: [...known.fields] } : {}),
  }
  return c.json(problem, status, { 'Content-Type': 'application/problem+json' })
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException && error.status === 413) return new AppError('body-too-large')
  return new AppError('unexpected', { cause: error })
}
