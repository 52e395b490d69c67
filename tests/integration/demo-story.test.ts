import { checkSnapshots } from '@plenary/db/snapshot-check.ts'
import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import { expect, onTestFinished, test } from 'vitest'
import { blueprintId, reviewsSeenBy } from '../support/reviewing.ts'
import { signOffsSeenBy } from '../support/signing.ts'
import { testConfig } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'
import { databaseOf, versionsSeenBy } from '../support/versions.ts'

test('[ST7] the demo has versions and signatures, and a blueprint under review, kept by the rules for everybody', async () => {
  const databaseUrl = `embedded:${makeTempFolder('demo')}`
  const config = { ...testConfig(databaseUrl), isDemo: true }
  const server = await startServer(config, createLogger('silent'))
  let isRunning = true
  const stop = async () => {
    if (isRunning) await server.stop()
    isRunning = false
  }
  onTestFinished(stop)
  const imani = await TestMember.signIn({ url: `http://127.0.0.1:${server.port}` }, IMANI)
  const roomId = await imani.submissionId()
  const { items: versions } = await versionsSeenBy(imani, roomId)
  expect(versions.map(({ kind, label }) => [kind, label])).toEqual([
    ['named', 'For sign-off'],
    ['named', 'After consultation'],
    ['named', 'First full draft'],
  ])
  const { items, signOffs, organizations } = await signOffsSeenBy(imani, roomId)
  const nameOf = new Map(organizations.map(({ id, shortName }) => [id, shortName]))
  const decidedIn = (at: number) =>
    signOffs
      .filter(({ roundId }) => roundId === items[at]?.id)
      .map(({ organizationId, act }) => `${nameOf.get(organizationId)} ${act}`)
  expect(decidedIn(0)).toEqual([
    'Larkspur Centre endorsed',
    'Kestrel Housing endorsed',
    'Open Door endorsed',
    'Threadwork reserved',
  ])
  expect(decidedIn(1)).toContain('Réseau Aubépine endorsed')
  expect(items[0]?.asked).toHaveLength(6)
  const blueprint = await reviewsSeenBy(imani, await blueprintId(imani))
  expect(blueprint.items.map(({ signatories }) => signatories.length)).toEqual([4, 0])
  expect(blueprint.review?.calls.filter(({ state }) => state === 'agreed')).toHaveLength(2)
  await stop()
  for await (const { fault } of checkSnapshots(await databaseOf(databaseUrl))) expect(fault).toBe(null)
})
