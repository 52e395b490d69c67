import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, statSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Waits, in a session of its own, until the process that started it is gone (its end of the pipe closes), then ends
 * the programs that were given a place in the folder, unmounts small disks, and removes it. An exit handler would not do: vitest ends its
 * workers with SIGTERM, Ctrl-C reaches them directly, and nobody hears of SIGKILL.
 *
 * INT comes first: PostgreSQL then frees its shared memory, and Chromium stops making its profile anew. Where there
 * is no /proc, only the folder goes; both then end by themselves.
 */
const KEEPER = `
trap '' INT TERM HUP
cat >/dev/null
signal_users() {
  pids=$(printf '%s/' "$0" | grep -lF -f - /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3)
  [ -n "$pids" ] && kill "-$1" $pids 2>/dev/null
}
rounds=50
while [ $rounds -gt 0 ] && signal_users INT; do rounds=$((rounds - 1)); sleep 0.1; done
signal_users KILL
for disk in "$0"/small-disk-*; do umount -l "$disk" 2>/dev/null; done
rm -rf "$0"
`

let folderOfProcess: string | undefined

/**
 * A new empty folder. It goes when this process ends, however it ends, and so do the programs that have it in their
 * arguments. Only its owner may look inside.
 */
export function makeTempFolder(name: string): string {
  folderOfProcess ??= makeKeptFolder()
  return mkdtempSync(join(folderOfProcess, `${name}-`))
}

function makeKeptFolder(): string {
  const folder = mkdtempSync(join(openTempFolder(), 'plenary-test-'))
  chmodSync(folder, 0o711)
  const keeper = spawn('sh', ['-c', KEEPER, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  keeper.unref()
  if (keeper.stdin instanceof Socket) keeper.stdin.unref()
  return folder
}

/** PostgreSQL does not run as root, and its other user must be able to pass through all of the folders above it. */
function openTempFolder(): string {
  if (process.getuid?.() !== 0) return tmpdir()
  return [tmpdir(), '/tmp'].find(isOpenToAll) ?? tmpdir()
}

function isOpenToAll(folder: string): boolean {
  const OTHERS_MAY_PASS = 0o001
  if ((statSync(folder).mode & OTHERS_MAY_PASS) === 0) return false
  return folder === dirname(folder) || isOpenToAll(dirname(folder))
}
