import { describe, expect, test } from 'vitest'
import { CARD_GAP_PX, layOut, within } from './margin-layout.ts'

const card = (id: string, topPx: number, heightPx = 100) => ({ id, topPx, heightPx })

describe('cards in the margin', () => {
  test('[MA1] each stands beside its words where there is room', () => {
    const tops = layOut([card('a', 10), card('b', 300), card('c', 900)], null)
    expect([...tops]).toEqual([
      ['a', 10],
      ['b', 300],
      ['c', 900],
    ])
  })

  test('[MA1] none stands over another', () => {
    const tops = layOut([card('a', 10), card('b', 20), card('c', 30)], null)
    expect([...tops.values()]).toEqual([10, 110 + CARD_GAP_PX, 210 + 2 * CARD_GAP_PX])
  })

  test('[MA1] the current one stands exactly beside its words, and the others make room', () => {
    const tops = layOut([card('a', 300), card('b', 310), card('c', 320)], 'b')
    expect(tops.get('b')).toBe(310)
    expect(tops.get('a')).toBe(310 - CARD_GAP_PX - 100)
    expect(tops.get('c')).toBe(410 + CARD_GAP_PX)
  })

  test('[MA1] what does not fit above the current one begins at the top', () => {
    const tops = layOut([card('a', 0), card('b', 10), card('c', 20)], 'c')
    expect([tops.get('a'), tops.get('b'), tops.get('c')]).toEqual([0, 112, 224])
  })

  test('[MA1] only the cards of a stretch of the page are drawn', () => {
    const cards = [card('a', 0), card('b', 500), card('c', 1_000)]
    const stretch = { fromPx: 450, toPx: 900 }
    expect(within(cards, layOut(cards, null), { ...stretch, currentId: null })).toEqual(['b'])
    expect(within(cards, layOut(cards, null), { ...stretch, currentId: 'c' })).toEqual(['b', 'c'])
  })
})
