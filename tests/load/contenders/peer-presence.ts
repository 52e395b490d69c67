/** What TipTap's caret extension says of a person: name, colour and cursor. */
export function peerPresence(person: number, cursor: unknown): unknown {
  const hue = (person * 47) % 360
  return { user: { name: `Person ${person}`, color: `hsl(${hue} 60% 40%)` }, cursor }
}
