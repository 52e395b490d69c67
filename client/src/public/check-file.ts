import { fingerprintOf } from '@plenary/shared/receipts/fingerprint.ts'

/** What the page can say of a file: each stands hidden in it, in the reader's language. */
type Said = 'same' | 'other' | 'failed' | 'computed'

/** Lets files be checked in one part of a page. They are read here, and nothing of them goes anywhere. */
export function setUpCheck(check: HTMLElement): void {
  const drop = check.querySelector<HTMLElement>('.drop')
  const input = check.querySelector<HTMLInputElement>('input[type="file"]')
  if (!drop || !input) return
  drop.hidden = false
  input.addEventListener('change', () => void tellOf(check, input.files?.[0]))
  for (const kind of ['dragenter', 'dragover'])
    drop.addEventListener(kind, (event) => {
      event.preventDefault()
      drop.classList.add('is-over')
    })
  drop.addEventListener('dragleave', () => drop.classList.remove('is-over'))
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    drop.classList.remove('is-over')
    void tellOf(check, event.dataTransfer?.files[0])
  })
}

async function tellOf(check: HTMLElement, file: File | undefined): Promise<void> {
  if (!file) return
  try {
    // Only pages that came over an encrypted line can compute one.
    const hash = await fingerprintOf(new Uint8Array(await file.arrayBuffer()))
    show(check, hash)
  } catch {
    say(check, ['failed'])
  }
}

function show(check: HTMLElement, hash: string): void {
  const known = check.querySelector<HTMLTemplateElement>('[data-known]')?.content.children ?? []
  const match = [...known].find((one) => one instanceof HTMLElement && one.dataset.hash === hash)
  setText(check, '[data-file]', match instanceof HTMLElement ? match.dataset.name : '')
  setText(check, '[data-hash]', hash)
  const link = check.querySelector<HTMLAnchorElement>('[data-look-up]')
  if (link) link.href = `/verify/${hash}?lang=${check.dataset.locale}`
  if (match) say(check, ['same'])
  else say(check, known.length > 0 ? ['other', 'computed'] : ['computed'])
}

function setText(check: HTMLElement, selector: string, text: string | undefined): void {
  const element = check.querySelector(`.said ${selector}`)
  if (element) element.textContent = text ?? ''
}

function say(check: HTMLElement, said: readonly Said[]): void {
  for (const line of check.querySelectorAll<HTMLElement>('[data-said]'))
    line.hidden = !said.some((each) => each === line.dataset.said)
}
