import { HOSTILE_FILES } from '../support/attacks/hostile-files.ts'
import { readInProcess } from '../support/import-process.ts'
import { longDocx } from '../support/long-docx.ts'

// `node tests/load/import.load.ts`: what it takes to read a report of 60 pages, and to refuse files that were made to do
// harm: milliseconds, and memory beyond that of the process before.

const files = [{ title: 'a report of about 60 pages', name: 'a.docx', bytes: longDocx }, ...HOSTILE_FILES]
for (const { title, name, bytes } of files) {
  const { outcome, ms, memoryMib } = await readInProcess(name, bytes())
  console.log(`${title}: ${outcome}, ${ms} ms, ${memoryMib} MiB`)
}
