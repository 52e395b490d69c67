import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Gathering } from './gathering.ts'

/** A gathering whose servings end when the test says so. */
function gathering() {
  const served: { key: string; wishes: readonly number[]; end: (error?: Error) => void }[] = []
  const own = new Gathering<string, number, string>(
    (key, wishes) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(wishes.map((n) => `${key}${n}`)))
        served.push({ key, wishes, end })
      }),
  )
  return { served, ask: (key: string, wish: number) => own.ask(key, wish) }
}

test('who comes while one is served is served next, together, and each has their own', async () => {
  const { served, ask } = gathering()
  const first = ask('a', 1)
  const others = Promise.all([ask('a', 2), ask('a', 3), ask('a', 4)])
  expect(served.map(({ wishes }) => wishes)).toEqual([[1]])
  served[0]?.end()
  expect(await first).toBe('a1')
  await turn()
  expect(served.map(({ wishes }) => wishes)).toEqual([[1], [2, 3, 4]])
  served[1]?.end()
  expect(await others).toEqual(['a2', 'a3', 'a4'])
})

test('one key does not wait for another', async () => {
  const { served, ask } = gathering()
  const answers = [ask('a', 1), ask('b', 1)]
  expect(served.map(({ key }) => key)).toEqual(['a', 'b'])
  for (const { end } of served) end()
  expect(await Promise.all(answers)).toEqual(['a1', 'b1'])
})

test('a serving that fails fails for those it was for, and the next are served', async () => {
  const { served, ask } = gathering()
  const first = ask('a', 1)
  const second = ask('a', 2)
  served[0]?.end(new Error('down'))
  await expect(first).rejects.toThrow('down')
  await turn()
  served[1]?.end()
  expect(await second).toBe('a2')
  await turn()
  const third = ask('a', 3)
  served[2]?.end()
  expect(await third).toBe('a3')
})
