import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { focusIsIn, missingFrom, placeCaret, reads, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import {
  cards,
  cardWith,
  commentOn,
  fieldHasFocus,
  markedWords,
  newComment,
  roomForComments,
  selectWords,
  storedThread,
  writeIn,
} from '../support/comment-pages.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
const NOOR = 'noor@opendoor.example'
const TOMAS = 'tomas@kestrel.example'
const RUTH = 'ruth@kestrel.example'
const SAMI = 'sami@threadwork.example'

const WORDS = 'in person and at two weeks’ notice'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

test('[MA2] one comments while another types in that sentence; answers, mentions and resolving are live', async () => {
  const { sit } = await roomForComments(browser)
  const [noor, imani] = await Promise.all([sit(NOOR), sit(IMANI)])
  await selectWords(imani, 'Consultation, where')
  await imani.keyboard.press('ArrowLeft')
  const typing = imani.keyboard.type('Nowadays, and always, it so seems. ', { delay: 15 })
  await commentOn(noor, WORDS, 'Reads like a legal notice.')
  await typing
  await cardWith(imani, 'Reads like a legal notice.').waitFor()
  await until('both stand on the words', async () => {
    const [left, right] = [await markedWords(noor), await markedWords(imani)]
    return left[0] === WORDS && right[0] === WORDS
  })
  await reads(noor, 'Nowadays, and always, it so seems. Consultation, where it happens')

  await imani.locator('[data-thread]').first().click()
  const card = cardWith(imani, 'Reads like a legal notice.')
  await card.getByRole('button', { name: 'Reply' }).click()
  await writeIn(card.getByRole('textbox', { name: 'Your answer' }), 'Yes, ')
  await imani.keyboard.type('@no')
  await imani.getByRole('option', { name: /Noor A/ }).waitFor()
  await imani.keyboard.press('Enter')
  await imani.keyboard.press('Control+Enter')
  await cardWith(noor, '@Noor A.').waitFor()
  await noor.getByRole('button', { name: 'For you 1', exact: true }).waitFor()

  await card.getByRole('button', { name: 'Resolve', exact: true }).click()
  await noor.getByRole('button', { name: 'Resolved 1' }).waitFor()
  await until('nothing is marked for Noor any more but what she looks at', async () => {
    await noor.keyboard.press('Escape')
    return (await markedWords(noor)).length <= 1
  })
})

test('[MA3] with the keyboard alone one comments, goes from one to the next, answers and closes', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await placeCaret(imani, 'Consultation, where it happens')
  for (let step = 0; step < 9; step += 1) await imani.keyboard.press('Shift+ArrowLeft')
  const words = await imani.evaluate(() => getSelection()?.toString().trim())
  await imani.keyboard.press('Control+Alt+m')
  await fieldHasFocus(imani)
  await imani.keyboard.type('By keyboard')
  await imani.keyboard.press('Control+Enter')
  await cardWith(imani, 'By keyboard').waitFor()
  await until('its words are marked', async () => (await markedWords(imani)).join() === words)
  await commentOn(imani, 'sent a list of laws', 'Second')
  await imani.keyboard.press('Control+Alt+.')
  await until('the next has the focus', () =>
    imani.evaluate(() => document.activeElement?.textContent?.includes('By keyboard') ?? false),
  )
  await imani.keyboard.press('Control+Alt+,')
  await until('the one before has it', () =>
    imani.evaluate(() => document.activeElement?.textContent?.includes('Second') ?? false),
  )
  await imani.keyboard.press('Escape')
  await until('none is open', async () => (await imani.locator('article[aria-current]').count()) === 0)
})

test('[MA3] who goes on in the text before the card of a new comment is drawn stays there', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await selectWords(imani, WORDS)
  await imani.getByRole('button', { name: 'Comment', exact: true }).click()
  await writeIn(newComment(imani).getByRole('textbox', { name: 'Your comment' }), 'Slowly drawn')
  await holdFrames(imani)
  await imani.keyboard.press('Control+Enter')
  await cardWith(imani, 'Slowly drawn').waitFor()
  await imani.locator('#text').focus()
  await drawFrames(imani)
  expect(await imani.evaluate(() => document.activeElement?.id)).toBe('text')
})

test('[MA3] who goes on to another card before that of a new comment is drawn has the one they went to', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await commentOn(imani, WORDS, 'Gone to')
  await selectWords(imani, 'sent a list of laws')
  await imani.getByRole('button', { name: 'Comment', exact: true }).click()
  await writeIn(newComment(imani).getByRole('textbox', { name: 'Your comment' }), 'Slowly drawn')
  await holdFrames(imani)
  await imani.keyboard.press('Control+Enter')
  await imani.locator('article[aria-current]', { hasText: 'Slowly drawn' }).waitFor()
  await imani.keyboard.press('Control+Alt+,')
  await imani.locator('article[aria-current]', { hasText: 'Gone to' }).waitFor()
  await drawFrames(imani)
  expect(await imani.evaluate(() => document.activeElement?.textContent)).toContain('Gone to')
})

test('[MA3] who gives a comment up writes on where they were', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await placeCaret(imani, 'Submitted jointly by')
  await imani.keyboard.press('Control+Alt+m')
  await fieldHasFocus(imani)
  await imani.keyboard.type('Begun')
  await newComment(imani).getByRole('button', { name: 'Cancel' }).click()
  await focusIsIn(imani.locator('#text'))
  await imani.keyboard.type(' All of us.')
  await reads(imani, 'Submitted jointly by: All of us.')
})

test('[MA4] what is private to an organisation is not on the page of another, nor counted there', async () => {
  const { sit } = await roomForComments(browser)
  const [tomas, ruth, imani] = await Promise.all([sit(TOMAS), sit(RUTH), sit(IMANI)])
  await commentOn(tomas, WORDS, 'Between us', { seenBy: 'organization' })
  await cardWith(ruth, 'Between us').waitFor()
  await commentOn(tomas, 'sent a list of laws', 'To all of you')
  await cardWith(imani, 'To all of you').waitFor()
  await imani.getByRole('button', { name: 'Open 1', exact: true }).waitFor()
  expect(missingFrom(await imani.content(), 'Between us')).toEqual(['Between us'])
})

test('[MA5] when its words are deleted a comment is listed with them, and attached to others', async () => {
  const { sit } = await roomForComments(browser)
  const [noor, imani] = await Promise.all([sit(NOOR), sit(IMANI)])
  await commentOn(noor, 'the lists of those invited', 'Who says so?')
  await cardWith(imani, 'Who says so?').waitFor()
  await selectWords(imani, 'the lists of those invited')
  await imani.keyboard.press('Delete')
  const tray = noor.getByRole('region', { name: 'Detached comments' })
  await tray
    .getByText('“the lists of those invited”')
    .or(tray.getByText('the lists of those invited'))
    .first()
    .waitFor()
  await selectWords(noor, 'in rural districts')
  await tray.getByRole('article').click()
  await tray.getByRole('button', { name: 'Attach to the selected words' }).click()
  await until('it stands on them for both', async () => {
    const [left, right] = [await markedWords(noor), await markedWords(imani)]
    return left.includes('in rural districts') && right.includes('in rural districts')
  })
})

test('[MA6] a proposal is put into the text with one press; where the words have changed, it says so first', async () => {
  const { sit } = await roomForComments(browser)
  const [noor, imani] = await Promise.all([sit(NOOR), sit(IMANI)])
  await commentOn(noor, 'were unable to respond', 'Shorter', { propose: 'did not reply' })
  await imani.locator('[data-thread]').first().click()
  await cardWith(imani, 'Shorter').getByRole('button', { name: 'Accept' }).click()
  await until('both read the new words', async () => {
    const texts = [await shownText(noor), await shownText(imani)]
    return texts.every((text) => text.includes('two did not reply; one'))
  })
  await imani.getByRole('button', { name: 'Resolved 1' }).waitFor()

  await commentOn(noor, 'sent a list of laws', '', { propose: 'answered with laws' })
  const card = cardWith(imani, 'answered with laws')
  await card.waitFor()
  await selectWords(imani, 'a list')
  await imani.keyboard.type('some')
  await imani.locator('[data-thread]', { hasText: 'of laws' }).click()
  await card.getByText('The words have changed since.').waitFor()
  await card.getByText('sent some of laws').first().waitFor()
  expect(await card.getByRole('button', { name: 'Accept', exact: true }).count()).toBe(0)
  await card.getByRole('button', { name: 'Replace them all the same' }).click()
  await until('the text has them', async () => (await shownText(noor)).includes('one answered with laws'))
})

test('[MA7] a link leads to a comment, whether it is open or settled', async () => {
  const { sit, url, over } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await commentOn(imani, WORDS, 'Look here')
  const id = await storedThread(imani).getAttribute('data-thread')
  await cardWith(imani, 'Look here').getByRole('button', { name: 'Resolve', exact: true }).click()
  await imani.getByRole('button', { name: 'Resolved 1' }).waitFor()
  const roomId = await (await over(MAELLE)).submissionId()
  const maelle = await sit(MAELLE)
  await maelle.goto(`${url}/r/${roomId}?thread=${id}`)
  const card = cardWith(maelle, 'Look here')
  await card.getByRole('button', { name: 'Open again' }).waitFor()
  await until('its words are marked', async () => (await markedWords(maelle)).join() === WORDS)
})

test('[MA8] on a phone one reads and answers with the thumb, and the words stay in sight', async () => {
  const { sit, over } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await commentOn(imani, WORDS, 'Is that so?')
  expect(await over(TOMAS)).toBeDefined()
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const tomas = await sit(TOMAS, phone)
  await tomas.getByRole('button', { name: 'Comments 1' }).tap()
  await tomas.getByRole('dialog').getByRole('article').tap()
  const sheet = tomas.getByRole('region', { name: 'Comment' })
  await sheet.getByRole('button', { name: 'Reply' }).tap()
  await writeIn(sheet.getByRole('textbox', { name: 'Your answer' }), 'It is')
  await until('the words stand above the sheet', async () => {
    const range = await tomas.locator('[data-thread]').first().boundingBox()
    const top = (await sheet.boundingBox())?.y ?? 0
    return range !== null && range.y > 0 && range.y + range.height < top
  })
  await sheet.getByRole('button', { name: 'Send' }).tap()
  await cardWith(imani, 'It is').waitFor()
  // All that one presses is within reach and large enough.
  for (const name of ['Reply', 'Resolve', 'Next comment', 'Close']) {
    const box = await sheet.getByRole('button', { name, exact: true }).first().boundingBox()
    if (box) expect([name, box.height >= 44, box.y > 300]).toEqual([name, true, true])
  }
})

test('[MA9] without a line nothing that was written is lost', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await selectWords(imani, WORDS)
  await imani.getByRole('button', { name: 'Comment', exact: true }).click()
  await writeIn(newComment(imani).getByRole('textbox', { name: 'Your comment' }), 'Kept safe')
  await imani.context().setOffline(true)
  await newComment(imani).getByRole('button', { name: 'Comment', exact: true }).click()
  await newComment(imani).getByRole('alert').waitFor()
  // Closing the card keeps it too.
  await newComment(imani).getByRole('button', { name: 'Cancel' }).click()
  await imani.context().setOffline(false)
  await selectWords(imani, WORDS)
  await imani.getByRole('button', { name: 'Comment', exact: true }).click()
  await newComment(imani).getByText('Kept safe').waitFor()
  await newComment(imani).getByRole('button', { name: 'Comment', exact: true }).click()
  await cardWith(imani, 'Kept safe').waitFor()
})

test('[MA10] a filter shows one’s own, one’s organisation’s, those of a section and the detached ones', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, noor] = await Promise.all([sit(IMANI), sit(NOOR)])
  await commentOn(imani, WORDS, 'Of Imani')
  await commentOn(noor, 'sent a list of laws', 'Of Noor')
  await cardWith(imani, 'Of Noor').waitFor()
  await imani.getByRole('button', { name: 'Filter' }).click()
  await imani.getByLabel('Whose').selectOption('self')
  await until('hers alone is left', async () => (await cards(imani).count()) === 1)
  expect(await cards(imani).textContent()).toContain('Of Imani')
  await imani.getByLabel('Whose').selectOption('everybody')
  await imani.getByLabel('Section', { exact: true }).selectOption({ label: 'Summary and key words' })
  await imani.getByText('No comment is like that.').waitFor()
})

test('[MA11] a reader reads comments and writes none; nobody who needs a screen reader is left out', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, sami] = await Promise.all([sit(IMANI), sit(SAMI)])
  await commentOn(imani, WORDS, 'For all to read', { propose: 'in the capital' })
  await cardWith(sami, 'For all to read').waitFor()
  await sami.locator('[data-thread]').first().click()
  await sami.locator('article[aria-current]', { hasText: 'For all to read' }).waitFor()
  for (const name of ['Reply', 'Accept', 'Resolve'])
    expect(await sami.getByRole('button', { name, exact: true }).count()).toBe(0)
  for (const page of [imani, sami]) {
    expect(await seriousFaults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await seriousFaults(page)).toEqual([])
  }
})

test('[MA12] on a tablet pins stand beside the text, and open over its edge', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await commentOn(imani, WORDS, 'Seen through a pin')
  await imani.waitForFunction(() => document.activeElement?.id.startsWith('thread-'))
  await imani.keyboard.press('Escape')
  await imani.setViewportSize({ width: 1024, height: 800 })
  // Pins are drawn where one looks, and the words are elsewhere on a page that is narrower.
  await imani.locator('[data-thread]').first().scrollIntoViewIfNeeded()
  await imani.getByRole('button', { name: 'Open the comment of Imani O.' }).click()
  await cardWith(imani, 'Seen through a pin').waitFor()
  const width = await imani.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(1024)
})

/** Whatever waits for a frame waits on, until {@link drawFrames}. */
async function holdFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held = new Map<number, FrameRequestCallback>()
    const { requestAnimationFrame, cancelAnimationFrame } = window
    let last = 2 ** 30
    window.requestAnimationFrame = (draw) => {
      last += 1
      held.set(last, draw)
      return last
    }
    window.cancelAnimationFrame = (handle) => held.delete(handle)
    ;(window as Window & { drawn?: () => void }).drawn = () => {
      Object.assign(window, { requestAnimationFrame, cancelAnimationFrame })
      for (const draw of held.values()) draw(performance.now())
    }
  })
}

/** What waited goes on, and has had three frames. */
async function drawFrames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    ;(window as Window & { drawn?: () => void }).drawn?.()
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}
