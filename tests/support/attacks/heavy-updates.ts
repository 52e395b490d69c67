import { handmadeUpdate } from '../handmade-update.ts'
import { type Attack, gainFoothold } from './attack.ts'
import { MAX_STRUCTS, own, times } from './hostile-updates.ts'

/** Updates that break no rule of the text and weigh a hundred times their size once they are in. */
export const HEAVY_UPDATES: readonly Attack[] = [
  {
    name: '100,000 deletions in one update, all sound',
    closedWith: null,
    mount: async (site) => {
      const { line, at } = await gainFoothold(site)
      const letters = 'y'.repeat(2 * MAX_STRUCTS)
      const text = own(at.client, at.nextClock, [{ origin: at.firstLetter, letters }])
      line.send({ type: 'sync-step-2', update: text })
      const every = times(MAX_STRUCTS, (n) => ({ client: at.client, clock: at.nextClock + 2 * n, length: 1 }))
      line.send({ type: 'sync-step-2', update: handmadeUpdate([], every) })
      await line.saved()
      return []
    },
  },
]
