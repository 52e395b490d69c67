import { presenceSchema } from '@plenary/shared/presence.ts'
import type { Awareness } from 'y-protocols/awareness'

/** A name is shown this long after its caret has moved; then only the line is left, and words are free. */
const NAME_SHOWN_MS = 3_000

/**
 * How the others' carets are drawn: a line in the hue of the organisation, with "person · organisation" above
 * it while it moves. The names are the server's, from the awareness state, and go in as text.
 */
export class Carets {
  readonly #awareness: Awareness
  readonly #carets = new Map<number, HTMLElement>()
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  constructor(awareness: Awareness) {
    this.#awareness = awareness
    awareness.on('change', this.#onChange)
  }

  destroy(): void {
    this.#awareness.off('change', this.#onChange)
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  render = (user: Record<string, unknown>, clientId = 0): HTMLElement => {
    const caret = document.createElement('span')
    caret.className = 'caret'
    const person = presenceSchema.shape.user.safeParse(user)
    if (!person.success) return caret
    const { name, organization } = person.data
    caret.dataset.org = String(organization.hue)
    const flag = document.createElement('span')
    flag.className = 'caret-flag'
    flag.dataset.name = `${name} · ${organization.shortName}`
    flag.dataset.letters = organization.letters
    flag.textContent = flag.dataset.name
    // Word joiners keep the line from breaking at the caret.
    caret.append('\u2060', flag, '\u2060')
    this.#carets.set(clientId, caret)
    this.#showName(clientId)
    return caret
  }

  selectionRender = (user: Record<string, unknown>): { [name: string]: string } => {
    const person = presenceSchema.shape.user.safeParse(user)
    return person.success
      ? { class: 'selected-by-other', 'data-org': String(person.data.organization.hue) }
      : {}
  }

  #onChange = ({ updated, removed }: { updated: number[]; removed: number[] }): void => {
    for (const clientId of updated) this.#showName(clientId)
    for (const clientId of removed) {
      clearTimeout(this.#timers.get(clientId))
      this.#timers.delete(clientId)
      this.#carets.delete(clientId)
    }
  }

  #placeName(clientId: number): void {
    const caret = this.#carets.get(clientId)
    if (caret?.isConnected) placeName(caret)
  }

  #showName(clientId: number): void {
    const caret = this.#carets.get(clientId)
    if (!caret) return
    caret.classList.add('is-moving')
    // The editor moves carets a moment after awareness has changed.
    requestAnimationFrame(() => this.#placeName(clientId))
    clearTimeout(this.#timers.get(clientId))
    const hide = () => this.#carets.get(clientId)?.classList.remove('is-moving')
    this.#timers.set(clientId, setTimeout(hide, NAME_SHOWN_MS))
  }
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
