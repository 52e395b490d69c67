import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node'

const MAX_MESSAGE_CHARS = 200

/**
 * Ends the output with one line, `N passed, N failed, N skipped`, after naming each test that was skipped and why, and
 * each that failed with the beginning of its error: whoever sees only the last lines knows what broke.
 * Whatever fails outside a test (a file that cannot be loaded, a hook, a stray rejection) counts as one failure,
 * so that nothing red ends with `0 failed`.
 */
export default class ClosingLineReporter implements Reporter {
  #vitest: Vitest | null = null

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
    // At the exit, because tear-down and its complaints come after the last event of a run.
    process.once('exit', (exitCode) => this.#print(exitCode))
  }

  onWatcherStart(): void {
    this.#print(0)
  }

  #print(exitCode: number): void {
    if (!this.#vitest) return
    const modules = this.#vitest.state.getTestModules()
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const failed = tests.filter((test) => test.result().state === 'failed')
    const strayFailures = [...modules.flatMap(failuresOutsideTests), ...this.#unhandledErrors()]
    // A global set-up or tear-down that fails leaves no other trace here.
    if (exitCode !== 0 && failed.length + strayFailures.length === 0) strayFailures.push('see above')
    // Whoever asked for some tests by name knows that the others are skipped.
    const isFiltered = Boolean(this.#vitest.config.testNamePattern)
    const lines = [
      '',
      ...(isFiltered ? [] : modules.flatMap(describeSkipped).map((line) => `SKIPPED  ${line}`)),
      ...failed.map((test) => `FAILED   ${describeFailure(test)}`),
      ...strayFailures.map((line) => `FAILED   outside a test: ${line}`),
      closingLine(tests, failed.length + strayFailures.length),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  }

  #unhandledErrors(): string[] {
    return this.#vitest?.state.getUnhandledErrors().map(messageOf) ?? []
  }
}

function closingLine(tests: TestCase[], failed: number): string {
  const passed = tests.filter((test) => test.result().state === 'passed').length
  const skipped = tests.filter((test) => reasonOfSkip(test) !== null).length
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function describeFailure(test: TestCase): string {
  const [error] = test.result().errors ?? []
  return error ? `${nameOf(test)}: ${messageOf(error)}` : nameOf(test)
}

function failuresOutsideTests(module: TestModule): string[] {
  const places = [module, ...module.children.allSuites()]
  return places.flatMap((place) => place.errors().map((error) => `${nameOf(place)}: ${messageOf(error)}`))
}

/** One line for each skipped test; one for all of a suite or file when they are skipped for the same reason. */
function describeSkipped(place: TestModule | TestSuite): string[] {
  const tests = [...place.children.allTests()]
  const reasons = new Set(tests.map(reasonOfSkip))
  const [reason] = reasons
  if (tests.length > 1 && reasons.size === 1 && reason)
    return [`${nameOf(place)} (${tests.length} tests): ${reason}`]
  return [...place.children].flatMap((child) => {
    if (child.type === 'suite') return describeSkipped(child)
    const reason = reasonOfSkip(child)
    return reason ? [`${nameOf(child)}: ${reason}`] : []
  })
}

/** Null for a test that ran. */
function reasonOfSkip(test: TestCase): string | null {
  const result = test.result()
  if (result.state === 'pending') return 'the run ended before it'
  if (result.state !== 'skipped') return null
  return result.note ?? (test.options.mode === 'todo' ? 'still to be written' : 'no reason given')
}

function nameOf(place: TestModule | TestSuite | TestCase): string {
  return place.type === 'module'
    ? place.relativeModuleId
    : `${place.module.relativeModuleId} > ${place.fullName}`
}

function messageOf(error: unknown): string {
  const message = error instanceof Object && 'message' in error ? String(error.message) : String(error)
  return (message.split('\n')[0] ?? '').slice(0, MAX_MESSAGE_CHARS)
}
