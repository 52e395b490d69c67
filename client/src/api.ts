import { type ErrorCode, isErrorCode } from '@plenary/shared/errors.ts'
import { problemSchema } from '@plenary/shared/problem.ts'

// Long enough for a bad line; beyond it a person should hear of it rather than wait.
const TIMEOUT_MS = 30_000
// A file comes in pieces, and may be long.
const FILE_TIMEOUT_MS = 300_000

/** Why a request failed: a refusal of the server, or no answer at all. */
export type FailureCode = ErrorCode | 'unreachable'

/** A request that failed. `fields` names the inputs at fault; `problem-text.ts` puts the code into words. */
export class RequestError extends Error {
  readonly code: FailureCode
  readonly fields: readonly string[]

  constructor(
    code: FailureCode,
    { detail, fields = [], cause }: { detail?: string; fields?: readonly string[]; cause?: unknown } = {},
  ) {
    super(detail ?? code, { cause })
    this.name = 'RequestError'
    this.code = code
    this.fields = fields
  }
}

/** Whatever `shared` gives to read an answer with. */
interface Schema<T> {
  parse: (value: unknown) => T
}

/** @throws {RequestError} */
export function get<T>(path: string, schema: Schema<T>): Promise<T> {
  return request('GET', path).then((answer) => read(answer, schema))
}

/** @throws {RequestError} */
export function post<T>(path: string, body: unknown, schema: Schema<T>): Promise<T> {
  return request('POST', path, body).then((answer) => read(answer, schema))
}

/** @throws {RequestError} */
export function put<T>(path: string, body: unknown, schema: Schema<T>): Promise<T> {
  return request('PUT', path, body).then((answer) => read(answer, schema))
}

/** @throws {RequestError} */
export function patch<T>(path: string, body: unknown, schema: Schema<T>): Promise<T> {
  return request('PATCH', path, body).then((answer) => read(answer, schema))
}

/** Sends a file as it is, until `signal` calls it off. @throws {RequestError} */
export async function postFile<T>(
  path: string,
  file: Blob,
  { schema, signal }: { schema: Schema<T>; signal: AbortSignal },
): Promise<T> {
  return read(await request('POST', path, file, { timeoutMs: FILE_TIMEOUT_MS, signal }), schema)
}

/** Sends what has no answer but that it is done. @throws {RequestError} */
export async function send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<void> {
  await request(method, path, body)
}

/** @throws {RequestError} */
export async function del(path: string, body?: unknown): Promise<void> {
  await request('DELETE', path, body)
}

/** Deletes, and gives what is left of it: null when nothing is. @throws {RequestError} */
export async function delFor<T>(path: string, schema: Schema<T>): Promise<T | null> {
  const answer = await request('DELETE', path)
  return answer.status === 204 ? null : read(answer, schema)
}

/** An answer to be kept as a file: all of it, or a failure, also once `signal` calls it off. @throws {RequestError} */
export async function getFile(path: string, signal?: AbortSignal): Promise<Blob> {
  const answer = await request('GET', path, undefined, { timeoutMs: FILE_TIMEOUT_MS, signal })
  try {
    return await answer.blob()
  } catch (cause) {
    throw new RequestError('unreachable', { cause })
  }
}

/** The code of any failure; what is not ours counts as `unexpected`. */
export function failureCode(error: unknown): FailureCode {
  if (error instanceof RequestError) return error.code
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return isErrorCode(code) ? code : 'unexpected'
}

async function request(
  method: string,
  path: string,
  body?: unknown,
  { timeoutMs = TIMEOUT_MS, signal }: { timeoutMs?: number; signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  const isFile = body instanceof Blob
  let answer: Response
  try {
    answer = await fetch(path, {
      method,
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
      headers: { Accept: 'application/json' },
      ...(body !== undefined && {
        headers: { Accept: 'application/json', 'Content-Type': isFile ? body.type : 'application/json' },
        body: isFile ? body : JSON.stringify(body),
      }),
    })
  } catch (cause) {
    throw new RequestError('unreachable', { cause })
  }
  if (!answer.ok) throw await refusal(answer)
  return answer
}

async function read<T>(answer: Response, schema: Schema<T>): Promise<T> {
  try {
    return schema.parse(await answer.json())
  } catch (cause) {
    throw new RequestError('unexpected', { detail: 'The answer is not what was agreed.', cause })
  }
}

async function refusal(answer: Response): Promise<RequestError> {
  const problem = problemSchema.safeParse(await answer.json().catch(() => null))
  if (problem.success && isErrorCode(problem.data.code)) {
    const { code, detail, fields } = problem.data
    return new RequestError(code, { ...(detail && { detail }), ...(fields && { fields }) })
  }
  // A proxy on the way answered in the server's place: 502 to 504 mean that nobody is behind it now.
  const isGateway = answer.status >= 502 && answer.status <= 504
  return new RequestError(isGateway ? 'unreachable' : 'unexpected', { detail: `HTTP ${answer.status}` })
}
