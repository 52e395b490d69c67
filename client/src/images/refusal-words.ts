import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FailureCode } from '../api.ts'
import type { ImageRefusalCode } from './image-refusal.ts'

/** Why the server did not take a picture, in words: what happened, and what to do. */
export const IMAGE_PROBLEM_WORDS = {
  'image-refused': {
    happened: msg`This picture cannot be taken.`,
    advice: msg`Save it as PNG or JPEG in another program, then try again.`,
  },
  'too-many-images': {
    happened: msg`This document can hold no more pictures.`,
    advice: msg`Its text and its versions have 200 of them, or 64 MB. Go on in another document.`,
  },
} as const satisfies Partial<Record<FailureCode, Record<'happened' | 'advice', MessageDescriptor>>>

/** Why a file is not taken, in words. */
export const IMAGE_REFUSAL_WORDS: Record<ImageRefusalCode, MessageDescriptor> = {
  'too-large': msg`It is larger than 32 MB. Make it smaller in another program first.`,
  'no-picture': msg`It is no PNG, JPEG, WebP or GIF, whatever it is called. Save it as one of these first.`,
  'too-many-pixels': msg`It has more than 64 million pixels, which this page cannot open. Make it smaller in another program first.`,
  broken: msg`It is damaged, or this browser cannot draw it.`,
}
