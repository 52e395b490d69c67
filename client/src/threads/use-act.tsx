import { type ReactNode, useState } from 'react'
import { ProblemNote } from '../ui/problem-note.tsx'

/** One act at a time: whether it is under way, and what went wrong, to be shown where it was asked for. */
export function useAct(): {
  run: (act: () => Promise<unknown>) => void
  isWorking: boolean
  problem: ReactNode
} {
  const [isWorking, setWorking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  function run(act: () => Promise<unknown>) {
    if (isWorking) return
    setWorking(true)
    setError(null)
    act()
      .catch(setError)
      .finally(() => setWorking(false))
  }
  return { run, isWorking, problem: error !== null && <ProblemNote error={error} /> }
}
