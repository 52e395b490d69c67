import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test.each(['/', '/c/common-table', '/r/0190b0a4-0000-7000-8000-000000000000?at=3#end'])(
  '[AC7] after signing in one comes back to %s',
  (path) => {
    expect(nextPath(path)).toBe(path)
  },
)

test.each([
  'https://plenary.evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  'javascript:alert(1)',
  'c/common-table',
  '',
  ' /c',
])('[AC7] a link to the sign-in page cannot lead on to %j', (path) => {
  expect(nextPath(path)).toBeUndefined()
})

test.each(['/sign-in', '/sign-in?next=%2F', '/register'])(
  '[AC7] signing in does not lead back to %s',
  (path) => {
    expect(nextPath(path)).toBeUndefined()
  },
)

test.each([undefined, null, 3, ['/'], {}])('[AC7] what is not text leads nowhere', (next) => {
  expect(nextPath(next)).toBeUndefined()
})
