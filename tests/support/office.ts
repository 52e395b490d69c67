import { execFile, execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeTempFolder } from './temp-folder.ts'

/** Why no word processor can be asked; false where there is one. */
export function whyNoOffice(): string | false {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return false
  } catch {
    return 'LibreOffice (soffice) is not installed'
  }
}

/** The Word file that LibreOffice makes of a page of HTML. */
export async function docxOfHtml(html: string): Promise<Uint8Array> {
  const folder = makeTempFolder('office')
  writeFileSync(join(folder, 'text.html'), html)
  // A profile of its own: two runs with one profile wait for each other.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const flags = ['--headless', '--infilter=HTML (StarWriter)', '--convert-to', 'docx', '--outdir', folder]
  await promisify(execFile)('soffice', [profile, ...flags, join(folder, 'text.html')], { timeout: 120_000 })
  return new Uint8Array(readFileSync(join(folder, 'text.docx')))
}
