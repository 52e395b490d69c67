/** Message catalogues, compiled by the Lingui plugin of Vite when they are imported. */
declare module '*.po' {
  export const messages: import('@lingui/core').Messages
}
