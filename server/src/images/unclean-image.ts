/** A picture that cannot be taken apart as its format says, and why. */
export class UncleanImage extends Error {}
