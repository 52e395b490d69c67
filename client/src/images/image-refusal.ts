/** Why a file is not taken as a picture, before anything of it is sent. */
export type ImageRefusalCode = 'too-large' | 'no-picture' | 'too-many-pixels' | 'broken'

/** A file that is not taken, and why. */
export class ImageRefusal extends Error {
  readonly code: ImageRefusalCode

  constructor(code: ImageRefusalCode, { cause }: { cause?: unknown } = {}) {
    super(code, { cause })
    this.name = 'ImageRefusal'
    this.code = code
  }
}
