declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it'

  /** Adds `[^1]`, its note, and `^[notes in the line]`. */
  function footnotes(markdown: MarkdownIt): void

  // biome-ignore lint/style/noDefaultExport: the plugin is made so.
  export { footnotes as default }
}
