import type { Random } from '../support/random.ts'

/** What the server's end is tied to: never to a time. */
export type Moment =
  /** So many answers have reached the writers, and the test has noticed. */
  | { after: 'saved'; count: number }
  /** In the same turn in which this answer arrives: the first milliseconds after a commit. */
  | { after: 'commit'; count: number }
  /** In the same turn in which this frame leaves a writer: its commit has not begun. */
  | { after: 'written'; count: number }

/** How one round goes, down to each choice. */
export type RoundPlan = {
  moment: Moment
  /** The database is being opened again when the server is killed once more. */
  diesWhileStarting: boolean
  /** So many have been greeted, and none needs to have the text, when the server is killed once more; 0 for never. */
  diesAfterHellos: number
}

/** A plan out of a seed. */
export function planRound(random: Random): RoundPlan {
  return {
    moment: planMoment(random),
    diesWhileStarting: random.isChance(0.2),
    diesAfterHellos: random.isChance(0.3) ? 1 + random.below(5) : 0,
  }
}

/** When in the typing something happens. */
export function planMoment(random: Random): Moment {
  return { after: random.pick(['saved', 'commit', 'written']), count: 1 + random.below(80) }
}
