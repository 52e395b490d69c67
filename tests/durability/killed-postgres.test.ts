import { test } from 'vitest'
import { whyNot } from '../support/test-database.ts'
import { PATIENCE_MS, playKillRounds } from './kill-loop.ts'

// One file for each kind of database, so that the two run beside each other.

test.skipIf(whyNot('postgres'))(
  '[DU2] kill -9 in the middle of everything loses nothing that was saved or seen, and doubles nothing',
  () => playKillRounds('postgres', 'SIGKILL'),
  PATIENCE_MS,
)

test.skipIf(whyNot('postgres'))(
  '[LI5] a server that is asked to stop tells everybody, ends well and loses nothing',
  () => playKillRounds('postgres', 'SIGTERM'),
  PATIENCE_MS,
)
