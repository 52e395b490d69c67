import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'

interface ToolbarProps {
  label: string
  className: string | undefined
  /** Its name among the regions between which F6 goes. */
  region?: string
  children: ReactNode
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** A row of tools, one stop of the Tab key: arrows go from one to the next, and Tab comes back to the last one used. */
export function Toolbar({ label, className, region, children }: ToolbarProps) {
  const left = useRef<HTMLElement | null>(null)

  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    const tools = toolsOf(event.currentTarget)
    const at = event.target instanceof HTMLElement ? tools.indexOf(event.target) : -1
    // The keys of a menu that one of them has opened come here too.
    if (at < 0) return
    if (event.key === 'Tab') {
      left.current = tools[at] ?? null
      // From there the browser leads out of the bar.
      tools.at(event.shiftKey ? 0 : -1)?.focus()
      return
    }
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    tools[at + step]?.focus()
  }

  function handleFocus({ currentTarget, target, relatedTarget }: FocusEvent<HTMLElement>) {
    const comesByKey = currentTarget.contains(target) && target.matches(':focus-visible')
    if (!comesByKey || currentTarget.contains(relatedTarget)) return
    left.current?.focus()
    left.current = null
  }

  return (
    <div
      role="toolbar"
      aria-label={label}
      className={className}
      data-region={region}
      onKeyDown={handleKeyDown}
      onFocus={handleFocus}
    >
      {children}
    </div>
  )
}

function toolsOf(toolbar: HTMLElement): HTMLElement[] {
  const tools = [...toolbar.querySelectorAll<HTMLElement>('button, a[href], input, select')]
  return tools.filter((tool) => tool.checkVisibility())
}
