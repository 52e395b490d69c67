import { documentSchema } from '@plenary/shared/document/schema.ts'
import { Slice } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { withLostIds } from './block-ids.ts'

const block = (type: string, id: string | null, ...content: object[]) => ({ type, attrs: { id }, content })
const words = { type: 'text', text: 'Words.' }
const doc = (...content: object[]) => documentSchema.nodeFromJSON({ type: 'doc', content })
const item = (id: string | null) => ({ type: 'listItem', content: [block('paragraph', id, words)] })
const list = (...ids: (string | null)[]) => ({ type: 'bulletList', content: ids.map(item) })

function idsPasted(pasted: ReturnType<typeof doc>, stripped: ReturnType<typeof doc>, into: object[]) {
  const slice = withLostIds(new Slice(stripped.content, 0, 0), new Slice(pasted.content, 0, 0), doc(...into))
  const ids: unknown[] = []
  slice.content.descendants(({ isTextblock, attrs }) => {
    if (isTextblock) ids.push(attrs.id)
  })
  return ids
}

test('[NU3] what was cut keeps its id, what is still there gets another one, and of two copies one keeps it', () => {
  const pasted = doc(
    block('recommendation', 'cut', words),
    block('paragraph', 'here', words),
    block('paragraph', 'cut', words),
    list('deep', 'here'),
  )
  const stripped = doc(
    block('recommendation', null, words),
    block('paragraph', null, words),
    block('paragraph', null, words),
    list(null, null),
  )
  expect(idsPasted(pasted, stripped, [block('paragraph', 'here', words)])).toEqual([
    'cut',
    null,
    null,
    'deep',
    null,
  ])
})
