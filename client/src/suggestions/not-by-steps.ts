/** A change that cannot be told step by step; it is told by whole blocks then. */
export class NotByStepsError extends Error {}
