import type { TestProject } from 'vitest/node'
import { type FoundChromium, findChromium, type MissingChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** For `launchChromium(inject('chromium'))`. */
    chromium: FoundChromium | MissingChromium
  }
}

/**
 * Looks for Chromium, or unpacks it, once for all browser tests; it starts nothing. A machine without one fails
 * those tests with the reason, and still runs the others.
 */
export async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium())
}
