import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ROOT } from './workspace.mjs'

/**
 * A hash of the names and bytes of files and folders of the workspace; what is missing counts as empty. Bytes,
 * not times: a fresh clone and a change of branch set times that say nothing.
 */
export function fingerprint(paths, isSource = () => true) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesOf(join(ROOT, path)).filter(isSource)) {
      const bytes = readFileSync(file)
      hash.update(`${relative(ROOT, file).replaceAll(sep, '/')}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('hex')
}

/** The text of a stamp, or null when there is none. */
export function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function filesOf(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}
