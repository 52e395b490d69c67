import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT, workspaceEnvironment } from './workspace.mjs'

/** A command that did not end with 0; `exitCode` is for the script to end with. */
export class CommandFailed extends Error {
  constructor(message, exitCode) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * The exit code of a child process; 128 and the signal's number when a signal ended it, as shells have it.
 *
 * @throws {Error} when it could not be started.
 */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** Runs a command in the open: its output is ours. Gives its exit code. */
export function run(command, args, options = {}) {
  return exitOf(
    spawn(command, args, { cwd: ROOT, env: workspaceEnvironment(), stdio: 'inherit', ...options }),
  )
}

/**
 * Runs a command in silence, and shows everything it said when it fails.
 *
 * @throws {CommandFailed} when its exit code is not 0.
 */
export async function runQuietly(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: workspaceEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  const said = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  child.stderr.on('data', (chunk) => said.push(chunk))
  const exitCode = await exitOf(child)
  if (exitCode === 0) return
  process.stderr.write(Buffer.concat(said))
  throw new CommandFailed(`${options.what ?? command} failed (exit code ${exitCode}).`, exitCode)
}

/** Runs a script to its end. What a command said stands above already; one sentence and its exit code are left. */
export async function endWith(script) {
  try {
    process.exitCode = await script()
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    console.error(error.message)
    process.exitCode = error.exitCode
  }
}
