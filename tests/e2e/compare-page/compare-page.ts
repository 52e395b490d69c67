import { compareBeside } from '@plenary/client/versions/compare.ts'

/** What the test calls on the page, as the product's pages do it. */
declare global {
  interface Window {
    compareBeside: typeof compareBeside
  }
}

window.compareBeside = compareBeside
