import { presenceSchema } from '@plenary/shared/presence.ts'
import type { Awareness } from 'y-protocols/awareness'

/** A name is shown this long after its caret has moved; then only the line is left, and words are free. */
const NAME_SHOWN_MS = 3_000
const FRAMES_TO_SETTLE = 5

/**
 * How the others' carets are drawn: a line in the hue of the organisation, with "person · organisation" above
 * it while it moves. The names are the server's, from the awareness state, and go in as text.
 */
export class Carets {
  readonly #awareness: Awareness
  /** Members whose names are shown now, and the timers that hide them. */
  readonly #shown = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(awareness: Awareness) {
    this.#awareness = awareness
    awareness.on('change', this.#onChange)
    document.fonts.addEventListener('loadingdone', this.#onFonts)
  }

  destroy(): void {
    this.#awareness.off('change', this.#onChange)
    document.fonts.removeEventListener('loadingdone', this.#onFonts)
    for (const timer of this.#shown.values()) clearTimeout(timer)
  }

  render = (user: Record<string, unknown>): HTMLElement => {
    const caret = document.createElement('span')
    caret.className = 'caret'
    const person = presenceSchema.shape.user.safeParse(user)
    if (!person.success) return caret
    const { memberId, name, organization } = person.data
    caret.dataset.member = memberId
    caret.dataset.org = String(organization.hue)
    const flag = document.createElement('span')
    flag.className = 'caret-flag'
    flag.dataset.name = `${name} · ${organization.shortName}`
    flag.dataset.letters = organization.letters
    flag.textContent = flag.dataset.name
    // Word joiners keep the line from breaking at the caret.
    caret.append('\u2060', flag, '\u2060')
    // The editor draws a caret anew wherever it moves to; a name that is not shown any more stays hidden.
    if (this.#shown.has(memberId)) {
      caret.classList.add('is-moving')
      this.#placeSoon(memberId)
    }
    return caret
  }

  selectionRender = (user: Record<string, unknown>): { [name: string]: string } => {
    const person = presenceSchema.shape.user.safeParse(user)
    return person.success
      ? { class: 'selected-by-other', 'data-org': String(person.data.organization.hue) }
      : {}
  }

  #onChange = ({ added, updated }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    for (const clientId of [...added, ...updated]) {
      const presence = presenceSchema.safeParse(this.#awareness.getStates().get(clientId))
      if (presence.success && clientId !== this.#awareness.clientID)
        this.#showName(presence.data.user.memberId)
    }
  }

  #onFonts = (): void => {
    for (const memberId of this.#shown.keys()) this.#placeSoon(memberId)
  }

  #showName(memberId: string): void {
    clearTimeout(this.#shown.get(memberId))
    const hide = () => {
      this.#shown.delete(memberId)
      for (const caret of caretsOf(memberId)) caret.classList.remove('is-moving')
    }
    this.#shown.set(memberId, setTimeout(hide, NAME_SHOWN_MS))
    for (const caret of caretsOf(memberId)) caret.classList.add('is-moving')
    this.#placeSoon(memberId)
  }

  /**
   * Places a name again in each of the next frames: a caret is drawn before it is on the page, and is moved
   * by the editor a moment after awareness has changed.
   */
  #placeSoon(memberId: string, framesLeft = FRAMES_TO_SETTLE): void {
    requestAnimationFrame(() => {
      for (const caret of caretsOf(memberId)) placeName(caret)
      if (framesLeft > 1) this.#placeSoon(memberId, framesLeft - 1)
    })
  }
}

/** Asked of the page each time: which of the carets it has drawn the editor keeps is its own affair. */
function caretsOf(memberId: string): Iterable<HTMLElement> {
  return document.querySelectorAll<HTMLElement>(`.room-text .caret[data-member="${CSS.escape(memberId)}"]`)
}

/** Where the sheet leaves less than this beside it, a name does not fit and two letters stand for it. */
const MIN_MARGIN_PX = 200

/**
 * Names never cover words. Above the first line of a block there is a gap, and the name stands in it. Above
 * any other line there are words, so it stands in the margin at the end of the line.
 */
function placeName(caret: HTMLElement): void {
  const sheet = caret.closest('.room-text')?.getBoundingClientRect()
  const block = caret.closest('p, h1, h2, h3')
  if (!sheet || !block) return
  const { left, top, height } = caret.getBoundingClientRect()
  const isFirstLine = top - block.getBoundingClientRect().top < height && !block.closest('li + li')
  const hasMargin = window.innerWidth - sheet.right > MIN_MARGIN_PX
  caret.classList.toggle('is-beside', !isFirstLine)
  caret.classList.toggle('is-late', isFirstLine && left > sheet.left + sheet.width * 0.6)
  caret.style.setProperty('--to-margin', `${sheet.right - left}px`)
  const flag = caret.querySelector<HTMLElement>('.caret-flag')
  if (flag) flag.textContent = (isFirstLine || hasMargin ? flag.dataset.name : flag.dataset.letters) ?? ''
}
