import { createRequire } from 'node:module'
import { defineConfig } from '@lingui/cli'

// Not a dependency of its own yet: the copy that the command line brings.
const { formatter } = createRequire(import.meta.resolve('@lingui/cli'))('@lingui/format-po')

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}/messages', include: ['<rootDir>/src'] }],
  // Line numbers would change the catalogues with every edit of the code.
  format: formatter({ lineNumbers: false }),
})
