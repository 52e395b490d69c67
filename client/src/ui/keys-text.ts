const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** Keys as this machine's keyboard names them: "Mod+Shift+S" is "Ctrl Shift S", or "⌘ ⇧ S". */
export function keysText(keys: string): string {
  const names: Record<string, string> = isApple
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join(' ')
}
