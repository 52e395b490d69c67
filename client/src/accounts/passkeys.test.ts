import { expect, test } from 'vitest'
import { isNumericHost } from './passkeys.ts'

test.each(['127.0.0.1', '192.168.0.12', '[::1]', '[2001:db8::1]'])(
  '[SI2] no passkey is offered at %s, which is no name',
  (host) => {
    expect(isNumericHost(host)).toBe(true)
  },
)

test.each(['localhost', 'plenary.example', '1.2.example', 'xn--e1afmkfd.example'])(
  '[SI2] %s is a name, to which a passkey can be bound',
  (host) => {
    expect(isNumericHost(host)).toBe(false)
  },
)
