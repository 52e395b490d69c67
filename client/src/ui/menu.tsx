import type { MenuPanelChoicesProps, MenuPanelItemProps, MenuPanelProps } from './aria/menu-panel.tsx'
import { fetchedOverlays } from './fetch-overlays.ts'
import { LateOverlay } from './late-overlay.tsx'

// What stands in a menu is drawn only inside an open one: its code is here then.

/** A list of acts that a button opens: arrows move, letters jump, Esc closes and gives the focus back. */
export function Menu(props: MenuPanelProps) {
  return (
    <LateOverlay isOpen={props.trigger.isOpen} onClose={() => props.trigger.setOpen(false)}>
      {({ MenuPanel }) => <MenuPanel {...props} />}
    </LateOverlay>
  )
}

/** One act of a menu. Give `textValue` where the children are not plain text. */
export function MenuItem(props: MenuPanelItemProps) {
  const overlays = fetchedOverlays()
  return overlays && <overlays.MenuPanelItem {...props} />
}

/** A group of a menu in which exactly one is chosen: a language, a theme. */
export function MenuChoices<Choice extends string>(props: MenuPanelChoicesProps<Choice>) {
  const overlays = fetchedOverlays()
  return overlays && <overlays.MenuPanelChoices {...props} />
}

/** A line between groups of a menu. */
export function MenuLine() {
  const overlays = fetchedOverlays()
  return overlays && <overlays.MenuPanelLine />
}
