import type { Relation } from './docx-package.ts'
import { ImportRefusal } from './import-refusal.ts'

/**
 * Refuses a document that would have a program fetch a template from elsewhere, by which files are made to run code.
 * The path of the author's own `Normal.dotm` is in half of all honest files, and leads nowhere.
 * @throws {ImportRefusal} for such a document.
 */
export function refuseRemoteTemplate(relations: readonly Relation[]): void {
  const isRemote = ({ kind, isExternal, target }: Relation) =>
    isExternal && ['attachedTemplate', 'subDocument', 'frame'].includes(kind) && !isOnOwnDisk(target)
  if (relations.some(isRemote)) throw new ImportRefusal('remote-template')
}

function isOnOwnDisk(target: string): boolean {
  return (
    /^(?:file:\/\/\/)?[a-z]:[\\/]/i.test(target) ||
    /^file:\/\/\/(?!\/|[\\])/i.test(target) ||
    isBareName(target)
  )
}

function isBareName(target: string): boolean {
  return !/[:\\/]/.test(target)
}
