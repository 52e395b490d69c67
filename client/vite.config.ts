import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'

const brotli = promisify(brotliCompress)

const REACT_ARIA_STRINGS = /\/react-(?:aria|stately|aria-components)\/dist\/private\/intl\/.+\.mjs$/
const OUR_LANGUAGES = /\/(?:en-US|fr-FR)\.mjs$/

const EVERY_PAGE =
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|zod|@tanstack\/(?!.*devtools)[^/]+|@lingui\/[^/]+)\//

// What the pages before and behind the sign-in share: how one proves who one is.
const ACCOUNTS = /client\/src\/accounts\//

// What other pages share; neither what only rooms and pages with a line into one share (with it would come Yjs), nor codes
// to scan, which few ever look at.
const PARTS =
  /\/(?:client\/src\/(?:ui\/(?!aria\/|qr-code)|coalitions\/|rooms\/use-(?!writing)|[^/]+$)|shared\/src\/(?!protocol|presence|events|review|seals|sign-off|mechanisms|plans|templates|template-choice|images|exports)[^/]+$|shared\/src\/document\/(?:link|passage)\.ts$|lucide-react\/)/

// Signs that no room shows: a room is the page with the least to spare.
const PAGE_ICONS =
  /lucide-react\/.*\/(?:arrow-(?:down|up)|circle(?:-check|-dashed|-x)?|copy|fingerprint-pattern|globe|hourglass|info|mail-check|plus|qr-code|user-plus)\.mjs/

// What a room shares with the other pages that have a line into one: in a chunk for each pair of them it would be dozens.
const TEXT = /\/(?:client\/src\/(?:anchors|drafting|editor|suggestions|sync|threads)|shared\/src\/document)\//

// React Aria and what rests on it: no page needs it before somebody opens something.
const WIDGETS = /node_modules\/(?:react-aria|react-stately|@internationalized)|client\/src\/ui\/aria\//

/** React Aria carries its few words in 34 languages; the interface speaks two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load: {
      filter: { id: { include: REACT_ARIA_STRINGS, exclude: OUR_LANGUAGES } },
      handler: () => 'export default {}',
    },
  }
}

/** Compresses once, as hard as it goes, what the server then hands out as it stands (a `.br` beside each file). */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(?:js|css|html|svg)$/.test(name))
      await Promise.all(
        names.map(async (name) => {
          const content = await readFile(join(dir, name))
          await writeFile(join(dir, `${name}.br`), await brotli(content))
        }),
      )
    },
  }
}

const PAGE_STYLES = new Set(['public-page.css', 'print-page.css'])

/**
 * The scripts and the styles of the pages that the server writes, for people without an account and to be printed:
 * built apart, so that they share nothing with the client, and under names that the server knows.
 */
function publicPages(): Plugin {
  return {
    name: 'public-pages',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          emptyOutDir: false,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: ['src/public/public-page.ts', 'src/public/print-page.ts'],
            output: {
              entryFileNames: '[name].js',
              assetFileNames: ({ names }) =>
                names.some((name) => PAGE_STYLES.has(name))
                  ? '[name][extname]'
                  : 'assets/[name]-[hash][extname]',
            },
          },
        },
      })
    },
  }
}

export default defineConfig({
  plugins: [
    onlyOurLanguages(),
    react(),
    lingui({ failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    precompressed(),
    publicPages(),
  ],
  resolve: { alias: { 'fast-equals': join(import.meta.dirname, 'src/ui/deep-equal.ts') } },
  build: {
    // The content policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Left alone, the bundler makes a chunk of every shared file: thirty requests for one page.
        codeSplitting: {
          groups: [
            { name: 'base', test: EVERY_PAGE, priority: 5 },
            // What the entry brings comes with every page anyhow.
            { name: 'frame', tags: ['$initial'], priority: 4 },
            { name: 'page-icons', test: PAGE_ICONS, minShareCount: 2, priority: 4 },
            { name: 'text', test: TEXT, minShareCount: 2, priority: 1 },
            { name: 'parts', test: PARTS, minShareCount: 2, priority: 3 },
            { name: 'accounts', test: ACCOUNTS, minShareCount: 2, priority: 2 },
            { name: 'widgets', test: WIDGETS, priority: 1 },
          ],
        },
      },
    },
  },
  // A module like every other script of ours; the policy for scripts covers it.
  worker: { format: 'es' },
  server: {
    proxy: {
      // Written by the server, with what was last built for them.
      '^/(?:p/|verify|\\.well-known/|(?:public|print)-page\\.|r/[^/]+/print)': {
        target: 'http://localhost:3000',
      },
      // To the server it is its own page that asks; any other origin it refuses, this one's too.
      '/api': { target: 'http://localhost:3000', ws: true, headers: { Origin: 'http://localhost:3000' } },
    },
  },
})
