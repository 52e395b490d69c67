import type { JsonNode } from '../document/document-json.ts'
import { moveOf, stateOf, type TrackedState, withPlainStates } from './tracked.ts'

/**
 * A tracked text in which each move has both its ends. One that begins in a block that went as a whole, or ends in one that
 * came, has lost an end there: the other came or went.
 */
export function settleMoves(document: JsonNode): JsonNode {
  const ends = { 'moved-from': new Set<number>(), 'moved-here': new Set<number>() }
  collect(document, ends)
  const isWhole = (move: number) => ends['moved-from'].has(move) && ends['moved-here'].has(move)
  return settled(document, isWhole)
}

type Ends = Record<Extract<TrackedState, 'moved-from' | 'moved-here'>, Set<number>>

function collect(node: JsonNode, ends: Ends): void {
  const [move, state] = [moveOf(node), stateOf(node)]
  if (move !== null && (state === 'moved-from' || state === 'moved-here')) ends[state].add(move)
  for (const child of node.content ?? []) collect(child, ends)
}

function settled(node: JsonNode, isWhole: (move: number) => boolean): JsonNode {
  const move = moveOf(node)
  if (move !== null) return isWhole(move) ? node : withPlainStates(node)
  return node.content ? { ...node, content: node.content.map((child) => settled(child, isWhole)) } : node
}
