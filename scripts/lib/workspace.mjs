import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The root of the workspace, with which every path of the scripts begins. */
export const ROOT = join(import.meta.dirname, '..', '..')

const BIN = join(ROOT, 'node_modules', '.bin')

/** The Node 24 that the install brings, whatever Node runs these scripts. */
export const NODE = join(BIN, 'node')

/** The command of an installed package, such as `biome`. */
export function installedCommand(name) {
  return join(BIN, name)
}

/** The exact pnpm of this workspace, as `pnpm@1.2.3`. */
export function packageManager() {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return packageManager.split('+')[0]
}

/** The environment in which every `node` is Node 24. */
export function workspaceEnvironment() {
  return { ...process.env, PATH: [BIN, process.env.PATH].join(delimiter) }
}

/**
 * The environment without the commands of this workspace. npm puts them first, and an install must not run on
 * the Node that it is about to replace.
 */
export function machineEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== BIN)
  return { ...process.env, PATH: path.join(delimiter) }
}
