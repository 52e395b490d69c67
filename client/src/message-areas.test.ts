import { expect, test } from 'vitest'
import { AREA_FOLDERS, type MessageArea } from './message-areas.ts'

const FILES = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts', '!./**/*.d.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const SOURCES = new Map(
  Object.entries(FILES).map(([path, source]) => [path.slice('./'.length), source] as const),
)

const STATIC_IMPORT = /^(?:import|export)\b(?! type\b)[^'";]*?'(\.[^']+\.tsx?)'/gm
const LAZY_IMPORT =
  /(?:withMessages\(\s*(?<areas>'[\w-]+'|\[[^\]]*\]),\s*)?\bimport\(\s*'(?<path>\.[^']+\.tsx?)'\s*\)/g

test('[UI6] the messages of a page come with its code, whichever way leads to it', () => {
  expect(lateMessages('main.tsx', [])).toEqual([])
})

test('[UI6] a module whose messages nobody fetches is found', () => {
  expect(lateMessages('rooms/room-page.tsx', [])).toContain('rooms/room-bar.tsx needs room')
  expect(lateMessages('rooms/room-page.tsx', ['room'])).toEqual([])
  expect(lateMessages('sharing/share-dialog.tsx', ['room'])).toContain('invites/invite-form.tsx needs people')
})

/** The modules that can be drawn, beginning with one and the messages that have come with it, before their own have. */
function lateMessages(entry: string, areas: readonly MessageArea[]): string[] {
  const faults = new Set<string>()
  const seen = new Set<string>()
  const visit = (path: string, come: ReadonlySet<MessageArea>) => {
    const state = `${path} ${[...come].sort().join()}`
    if (seen.has(state)) return
    seen.add(state)
    const area = areaOf(path)
    if (hasMessages(path) && area && !come.has(area)) faults.add(`${path} needs ${area}`)
    for (const each of staticImports(path)) visit(each, come)
    for (const each of lazyImports(path)) visit(each.path, new Set([...come, ...each.areas]))
  }
  visit(entry, new Set(areas))
  return [...faults].sort()
}

function staticImports(path: string): string[] {
  return [...sourceOf(path).matchAll(STATIC_IMPORT)].map(([, target = '']) => resolved(target, path))
}

function lazyImports(path: string): { path: string; areas: MessageArea[] }[] {
  return [...sourceOf(path).matchAll(LAZY_IMPORT)].map(({ groups }) => ({
    path: resolved(groups?.path ?? '', path),
    areas: allAreas().filter((area) => groups?.areas?.includes(`'${area}'`)),
  }))
}

function hasMessages(path: string): boolean {
  return /from '@lingui\/(?:core|react)\/macro'/.test(sourceOf(path))
}

function areaOf(path: string): MessageArea | undefined {
  const folder = path.split('/')[0] ?? ''
  return allAreas().find((area) => (AREA_FOLDERS[area] as readonly string[]).includes(folder))
}

function allAreas(): MessageArea[] {
  return Object.keys(AREA_FOLDERS) as MessageArea[]
}

function resolved(target: string, from: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1)
}

/** @throws {Error} when there is no such module: then the imports are not read right. */
function sourceOf(path: string): string {
  const source = SOURCES.get(path)
  if (source === undefined) throw new Error(`${path} is not there`)
  return source
}
