import { expect, test } from 'vitest'
import { comment, threadsOf } from '../support/commenting.ts'
import { submission } from '../support/submission.ts'

test('[TH1] first try', async () => {
  const { imani, roomId } = await submission()
  const thread = await comment(imani, roomId)
  expect(await threadsOf(imani, roomId)).toEqual([thread])
})
