import { expect, test } from 'vitest'
import { byDeadline } from './sort-rooms.ts'

function room(title: string, dueOn: string | null, editedAt: string | null = null) {
  return { title, dueOn, editedAt }
}

function titles(rooms: { title: string }[]) {
  return rooms.map(({ title }) => title)
}

test('[RM5] documents stand by deadline, those without one last', () => {
  const rooms = [room('none', null), room('May', '2027-05-10'), room('March', '2027-03-25')]
  expect(titles(byDeadline(rooms))).toEqual(['March', 'May', 'none'])
})

test('[RM5] of two documents with the same deadline, the one edited last comes first', () => {
  const rooms = [
    room('never', null),
    room('earlier', null, '2027-03-01T10:00:00Z'),
    room('later', null, '2027-03-02T09:00:00Z'),
  ]
  expect(titles(byDeadline(rooms))).toEqual(['later', 'earlier', 'never'])
})
