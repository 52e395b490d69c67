// Preloaded into a server under test: answers each question of its parent with what the process keeps after
// everything that can go has gone.

process.on('message', async () => {
  const collect = globalThis.gc
  if (!collect) throw new Error('start node with --expose-gc')
  // Twice: what a finaliser lets go of is only collected afterwards.
  for (const _ of [1, 2]) await collect({ execution: 'async', type: 'major' })
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ keptBytes: heapUsed + external, rssBytes: rss })
})

// The line to the parent keeps no server open that wants to end.
process.channel?.unref()
