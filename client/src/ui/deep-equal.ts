/**
 * Whether two values look alike, plain objects and lists down to their ends. It stands in for a library of eight kilobytes
 * that TipTap asks this one question (vite.config.ts).
 */
export function deepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))]
  return (
    entries.length === others.size &&
    entries.every(([name, value]) => others.has(name) && deepEqual(value, others.get(name)))
  )
}
