import { defineConfig } from 'rolldown'

// One file for the server and one for the thread that folds: Node then neither strips types nor keeps the source of
// five hundred modules, which is a third of what an idle server holds (docs/decisions/0013).
export default defineConfig({
  input: { main: 'src/main.ts', 'fold-worker': 'src/live/fold-worker.ts' },
  platform: 'node',
  // Native code and WebAssembly stay where they were installed; pg-native is optional, and not installed.
  external: ['@node-rs/argon2', '@electric-sql/pglite', 'pg-native'],
  output: { dir: 'dist', cleanDir: true, sourcemap: true, entryFileNames: '[name].js' },
})
