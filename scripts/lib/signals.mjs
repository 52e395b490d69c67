/**
 * Passes the first SIGINT, SIGTERM or hang-up on to these children, each in a process group of its own
 * (`detached`). The terminal and npm both send Ctrl-C to a whole group; a server that got it twice would take the
 * second for impatience.
 */
export function forwardSignals(children) {
  const seen = new Set()
  const forward = (signal, passedOn) => {
    process.on(signal, () => {
      if (seen.has(passedOn)) return
      seen.add(passedOn)
      for (const child of children) signalGroup(child, passedOn)
    })
  }
  forward('SIGINT', 'SIGINT')
  forward('SIGTERM', 'SIGTERM')
  forward('SIGHUP', 'SIGTERM')
}

/** Signals a detached child and everything it started; nothing when it has ended. */
export function signalGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, signal)
}
