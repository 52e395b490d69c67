import { DEMO_COALITION, DEMO_PEOPLE } from '@plenary/server/demo/demo-coalition.ts'
import { roomListSchema } from '@plenary/shared/rooms.ts'
import { expect, test } from 'vitest'
import { buildServer } from '../support/built-server.ts'
import { ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

test('[ST6] the server as it is built has the demo in it, lets people write, folds and keeps their words', async () => {
  const folder = makeTempFolder('built')
  const server = await ServerProcess.start({ DATA_DIR: folder }, buildServer())
  const email = DEMO_PEOPLE[0]?.email ?? ''
  const member = await TestMember.signIn(server, email)
  const answer = await member.request(`/api/coalitions/${DEMO_COALITION.slug}/rooms`)
  const { items } = roomListSchema.parse(await answer.json())
  const roomId = items[0]?.id ?? ''
  const foldedText = async () => (await member.request(`/api/rooms/${roomId}/text`)).headers.get('ETag')
  const before = await foldedText()
  expect(before).not.toBe(null)
  const line = await member.join(roomId)
  // Long enough to be folded in the thread, which has a file of its own in the build.
  const words = 'Everything that people wrote is still there. '.repeat(500)
  line.write(words)
  await line.saved()
  line.socket.close()
  server.signal('SIGTERM')
  await server.ended()
  await server.start()
  const again = await (await TestMember.signIn(server, email)).join(roomId)
  expect(again.has(words)).toBe(true)
  await until('the text is served as it is folded now', async () => {
    const now = await foldedText()
    return now !== null && now !== before
  })
})
