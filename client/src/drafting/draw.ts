// Nothing is written that stands there already: the editor watches the page for what a keyboard does to it.

/** Gives an element a text. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** Gives an element an attribute. */
export function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
