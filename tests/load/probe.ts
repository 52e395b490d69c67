import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts'

// Loaded into each server with `--import`, before its own code: answers over the channel to the process that started
// it what that process cannot see from outside. The same in every contender.

/** How often the event loop is looked at. Node counts this pause as part of each delay. */
const RESOLUTION_MS = 10

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const beyondResolution = (ns: number) => Math.max(0, ns / 1e6 - RESOLUTION_MS)
  process.on('message', ({ id, collectGarbage }: ProbeQuestion) => {
    if (collectGarbage) globalThis.gc?.()
    const { user, system } = process.cpuUsage()
    const { rss, heapUsed, external } = process.memoryUsage()
    const answer: ProbeAnswer = {
      id,
      cpuUs: user + system,
      rssBytes: rss,
      heapBytes: heapUsed + external,
      loopDelayP99Ms: beyondResolution(delay.percentile(99)),
      loopDelayMaxMs: beyondResolution(delay.max),
    }
    delay.reset()
    process.send?.(answer)
  })
  // Whoever measured it is gone: nobody else would end it.
  process.on('disconnect', () => process.exit(1))
}
