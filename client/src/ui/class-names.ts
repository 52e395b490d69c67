/** Joins the class names that apply. A CSS module may not know a name, so `undefined` is taken too. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
