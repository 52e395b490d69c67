/** Blocks that hold a place and fill themselves: nothing of what they show is in the text a second time. */
export const GENERATED_BLOCKS = ['recommendationList', 'signatories'] as const
export type GeneratedBlock = (typeof GENERATED_BLOCKS)[number]
