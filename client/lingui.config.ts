import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'
import { AREA_FOLDERS } from './src/message-areas.ts'

const catalogue = (name: string) => `<rootDir>/src/locales/{locale}/${name}`
const inSource = (folder: string) => `<rootDir>/src/${folder}`

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [
    {
      path: catalogue('base'),
      include: ['<rootDir>/src'],
      exclude: Object.values(AREA_FOLDERS)
        .flat()
        .map((folder) => `${inSource(folder)}/**`),
    },
    ...Object.entries(AREA_FOLDERS).map(([area, folders]) => ({
      path: catalogue(area),
      include: folders.map(inSource),
    })),
  ],
  // Line numbers would change the catalogues with every edit of the code.
  format: formatter({ lineNumbers: false }),
})
