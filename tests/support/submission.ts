import { startTestServer } from './start-server.ts'
import { TestMember } from './test-member.ts'

export const IMANI = 'imani@larkspur.example'
export const MAELLE = 'maelle@aubepine.example'
export const SAMI = 'sami@threadwork.example'

/** A server with the demo, its coordinator signed in, and the id of the joint submission. */
export async function submission() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  return { server, imani, roomId: await imani.submissionId() }
}
