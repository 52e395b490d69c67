import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { makeTempFolder } from './temp-folder.ts'

/** A Chromium that this machine can run, and what its environment needs. Crosses from vitest to its workers. */
export interface FoundChromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

/** The sentence that says why there is no Chromium here. */
export interface MissingChromium {
  readonly missing: string
}

// The one without windows first: around each page the others draw a window, which costs as much as a small page.
const NAMES_ON_PATH = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
]

const ARGUMENTS = [
  '--disable-background-networking',
  // No GPU, and no software one in its place: pages are painted by the CPU, the same on every machine.
  '--disable-gpu',
  '--disable-software-rasterizer',
  // Text as wide here as elsewhere.
  '--font-render-hinting=none',
]

/** What is unpacked from the package stays here: it costs two seconds and 220 MB. */
const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')

/** Open Sans, so that there are letters on a machine without fonts; the fonts of the machine for other scripts. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/**
 * A running Chromium with a fresh profile, which goes with this process. Without an argument it looks for one first.
 *
 * @throws {Error} when there is none, or it does not start.
 */
export async function launchChromium(found?: FoundChromium | MissingChromium): Promise<Browser> {
  const { executablePath, env } = available(found ?? (await findChromium()))
  const folder = makeTempFolder('chromium')
  // Playwright makes the profile in the TMPDIR of this process, and a killed process would leave it there.
  process.env.TMPDIR = folder
  return chromium.launch({
    executablePath,
    args: ARGUMENTS,
    // It opens nothing but our own pages, and the sandbox works neither as root nor in most containers.
    chromiumSandbox: false,
    // Playwright would take these signals for itself, and a test process that gets one would live on.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: { ...process.env, ...env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder },
  })
}

/**
 * The Chromium to test with: the one of PLENARY_CHROMIUM, else one of this machine, else the one that npm
 * installed, unpacked on first use.
 */
export async function findChromium(): Promise<FoundChromium | MissingChromium> {
  const wanted = process.env.PLENARY_CHROMIUM
  if (wanted)
    return isRunnable(wanted) ? onMachine(wanted) : { missing: `PLENARY_CHROMIUM does not run: ${wanted}` }
  const installed = browsersOnPath().find(isRunnable)
  if (installed) return onMachine(installed)
  if (platform() === 'linux' && arch() === 'x64') return unpackPackage()
  return { missing: 'No Chromium here: install chromium or google-chrome, or name one in PLENARY_CHROMIUM.' }
}

function available(found: FoundChromium | MissingChromium): FoundChromium {
  if ('missing' in found) throw new Error(found.missing)
  return found
}

function onMachine(executablePath: string): FoundChromium {
  return { executablePath, env: {} }
}

function browsersOnPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const paths = NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...paths, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].filter(existsSync)
}

/** Some systems have a `chromium-browser` that only says how to install one. */
function isRunnable(executablePath: string): boolean {
  return spawnSync(executablePath, ['--version'], { timeout: 10_000 }).status === 0
}

/**
 * Unpacks `@sparticuz/chromium` with the libraries (NSS, expat) and the font that a bare Linux lacks. Its own code
 * does so only inside AWS Lambda, and always to the same names in the temporary folder of the whole machine.
 */
async function unpackPackage(): Promise<FoundChromium> {
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = join(CACHE, `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder, join(home, 'bin'))
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries.join(delimiter), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** All or nothing, so that neither an interruption nor a second process leaves half a browser. */
async function unpackInto(folder: string, archives: string): Promise<void> {
  const unfinished = `${folder}-${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    await Promise.all([
      unpackFile(join(archives, 'chromium.br'), join(unfinished, 'chromium')),
      unpackTar(join(archives, 'al2023.tar.br'), unfinished),
      unpackTar(join(archives, 'fonts.tar.br'), unfinished),
    ])
    await writeFile(join(unfinished, 'fonts.conf'), FONTS_CONF)
    await rename(unfinished, folder).catch((error) => {
      const isDoneByAnother = existsSync(folder)
      if (!isDoneByAnother) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function unpackFile(archive: string, file: string): Promise<void> {
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(file))
  await chmod(file, 0o755)
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const tar = join(folder, basename(archive, '.br'))
  await unpackFile(archive, tar)
  const result = spawnSync('tar', ['-xf', tar, '--no-same-owner', '-C', folder], { encoding: 'utf8' })
  if (result.status !== 0)
    throw new Error(`${tar} was not unpacked: ${result.error?.message ?? result.stderr}`)
  await rm(tar)
}
