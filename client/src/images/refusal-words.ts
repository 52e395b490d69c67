import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ImageRefusalCode } from './image-refusal.ts'

/** Why a file is not taken, in words. */
export const IMAGE_REFUSAL_WORDS: Record<ImageRefusalCode, MessageDescriptor> = {
  'too-large': msg`It is larger than 32 MB. Make it smaller in another program first.`,
  'no-picture': msg`It is no PNG, JPEG, WebP or GIF, whatever it is called. Save it as one of these first.`,
  'too-many-pixels': msg`It has more than 64 million pixels, which this page cannot open. Make it smaller in another program first.`,
  broken: msg`It is damaged, or this browser cannot draw it.`,
}
