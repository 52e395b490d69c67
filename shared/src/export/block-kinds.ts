import type { BLOCK_TYPES } from '../document/blocks.ts'
import type { JsonNode } from '../document/document-json.ts'

/** Every kind of node that stands between others: a new one of the schema does not compile before it has its form. */
export type BlockKind = (typeof BLOCK_TYPES)[number]

/** The marks that change how words look, the innermost first; links and suggestions are other things. */
export const FORMATS = ['bold', 'italic', 'underline', 'strike'] as const
export type Format = (typeof FORMATS)[number]

/** An attribute that is a number, or what stands for one that is not set. */
export function numberIn({ attrs }: JsonNode, name: string, otherwise: number): number {
  const value = attrs?.[name]
  return typeof value === 'number' ? value : otherwise
}

/** An attribute that is text, or null. */
export function textIn({ attrs }: JsonNode, name: string): string | null {
  const value = attrs?.[name]
  return typeof value === 'string' ? value : null
}
