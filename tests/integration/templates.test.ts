import { auditPageSchema } from '@plenary/shared/audit.ts'
import { documentJson } from '@plenary/shared/document/document-json.ts'
import { sectionsOf, topSectionsOf } from '@plenary/shared/document/sections.ts'
import { roomPlanSchema } from '@plenary/shared/plans.ts'
import { roomSchema } from '@plenary/shared/rooms.ts'
import { savedTemplateSchema, type Template, templateListSchema } from '@plenary/shared/templates.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { COALITION } from '../support/inviting.ts'
import { purge } from '../support/purging.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'

const PLAIN = { title: 'Ours', kind: 'submission', dueOn: null }
const SHAPE = { name: 'Our shape', description: 'For next year' }

async function ground() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  const maelle = await TestMember.signIn(server, MAELLE)
  return { imani, maelle, roomId: await imani.submissionId() }
}

async function templatesSeenBy(by: TestMember) {
  const { body } = await by.call('GET', `${COALITION}/templates`)
  return templateListSchema.parse(body)
}

async function ownSeenBy(by: TestMember): Promise<Template[]> {
  const { items } = await templatesSeenBy(by)
  return items.filter(({ choice }) => 'own' in choice)
}

async function begin(by: TestMember, wish: object): Promise<string> {
  const { status, body } = await by.call('POST', `${COALITION}/rooms`, { ...PLAIN, ...wish })
  expect(status).toBe(201)
  return roomSchema.parse(body).id
}

async function save(by: TestMember, roomId: string): Promise<string> {
  const { status, body } = await by.call('POST', `/api/rooms/${roomId}/templates`, SHAPE)
  expect(status).toBe(201)
  return savedTemplateSchema.parse(body).id
}

async function planSeenBy(by: TestMember, roomId: string) {
  const { body } = await by.call('GET', `/api/rooms/${roomId}/plan`)
  return roomPlanSchema.parse(body)
}

/** A heading without a level is of the first. */
function addBlock(line: TestLine, type: 'heading' | 'paragraph', words: string): void {
  const block = new Y.XmlElement(type)
  block.insert(0, [new Y.XmlText(words)])
  line.text.push([block])
}

test('[TP1] what comes with the server is offered to every member, with the mechanism that it follows', async () => {
  const { maelle } = await ground()
  const { items, canManage } = await templatesSeenBy(maelle)
  expect(canManage).toBe(false)
  expect(items).toHaveLength(6)
  const upr = items.find(({ choice }) => 'builtIn' in choice && choice.builtIn === 'upr-joint-submission')
  expect(upr?.mechanism?.limit).toEqual({ unit: 'words', max: 5630, per: 'joint' })
  expect(upr?.mechanism?.sources).not.toEqual([])
  expect(upr?.sections.fr).toContain('Recommandations réunies')
})

test('[TP3] a document begins from a template in a language, follows its mechanism and has its budgets', async () => {
  const { maelle } = await ground()
  const template = { builtIn: 'upr-joint-submission' }
  const roomId = await begin(maelle, { template, language: 'fr' })
  const line = await maelle.join(roomId)
  const sections = topSectionsOf(documentJson(line.text))
  expect(sections.map(({ title }) => title)).toContain('Suite donnée à l’examen précédent')
  const { mechanism, sections: plans } = await planSeenBy(maelle, roomId)
  expect(mechanism?.key).toBe('upr-joint')
  const budget = (title: string) => {
    const heading = sections.find((section) => section.title === title)?.id
    return plans.find((plan) => plan.heading === heading)?.budget
  }
  expect([budget('Premier thème'), budget('Mots clés et résumé')]).toEqual([900, 280])
})

test('[TP2] a limit in pages, or one that is not confirmed, gives no budgets', async () => {
  const { maelle } = await ground()
  const roomId = await begin(maelle, { template: { builtIn: 'parliamentary-brief' }, language: 'en' })
  const { mechanism, sections } = await planSeenBy(maelle, roomId)
  expect([mechanism?.key, sections]).toEqual(['ca-house-brief', []])
})

test('[TP3] a template that the coalition does not have begins nothing', async () => {
  const { maelle } = await ground()
  const before = (await maelle.call('GET', `${COALITION}/rooms`)).body
  for (const template of [{ builtIn: 'none' }, { own: '01a20030-0000-7000-8000-000000000000' }]) {
    const answer = await maelle.call('POST', `${COALITION}/rooms`, { ...PLAIN, template })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
  }
  expect((await maelle.call('GET', `${COALITION}/rooms`)).body).toEqual(before)
})

test('[TP4] a coordinator keeps what a text is made of; another begins from it, without what was written', async () => {
  const { imani, maelle } = await ground()
  const source = await begin(imani, { template: { builtIn: 'upr-joint-submission' }, language: 'en' })
  const line = await imani.join(source)
  addBlock(line, 'heading', 'A section of ours')
  addBlock(line, 'paragraph', 'Words of nobody else')
  await line.saved()
  const own = await save(imani, source)

  const [template] = await ownSeenBy(maelle)
  expect(template).toMatchObject({ choice: { own }, name: { en: 'Our shape', fr: 'Our shape' } })
  const roomId = await begin(maelle, { template: { own }, language: 'en' })
  const text = documentJson((await maelle.join(roomId)).text)
  expect(sectionsOf(text).map(({ title }) => title)).toContain('A section of ours')
  expect(text.content?.some(({ type }) => type === 'guidance')).toBe(true)
  expect(JSON.stringify(text)).not.toContain('Words of nobody else')
  const { mechanism, sections } = await planSeenBy(maelle, roomId)
  expect(mechanism?.key).toBe('upr-joint')
  expect(sections.map(({ budget }) => budget)).toContain(900)
})

test('[TP5] coordinators name templates anew and remove them; what began from one stays, and the trail says so', async () => {
  const { imani, maelle, roomId } = await ground()
  const own = await save(imani, roomId)
  const path = `${COALITION}/templates/${own}`
  expect((await maelle.call('DELETE', path)).status).toBe(403)
  expect((await imani.call('PATCH', path, { name: 'Better', description: null })).status).toBe(204)
  expect((await ownSeenBy(imani)).map(({ name }) => name.en)).toEqual(['Better'])
  const begun = await begin(imani, { template: { own } })
  expect((await imani.call('DELETE', path)).status).toBe(204)
  expect(await ownSeenBy(imani)).toEqual([])
  expect((await imani.call('GET', `/api/rooms/${begun}`)).status).toBe(200)
  const { body } = await imani.call('GET', `${COALITION}/audit`)
  const acts = auditPageSchema.parse(body).items.map(({ act }) => act)
  expect(acts).toEqual(expect.arrayContaining(['template.saved', 'template.removed']))
})

test('[TP6] what is purged from a text is purged from the templates that were kept of it', async () => {
  const { imani, roomId } = await ground()
  const line = await imani.join(roomId)
  addBlock(line, 'heading', 'The case of Zephyrine Quill')
  await line.saved()
  await save(imani, roomId)
  await purge(imani, roomId, 'Zephyrine Quill')
  const [template] = await ownSeenBy(imani)
  expect(JSON.stringify(template)).not.toContain('Zephyrine')
  expect(template?.sections.en.some((title) => title.startsWith('The case of'))).toBe(true)
})
