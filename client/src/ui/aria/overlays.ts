import { DialogPanel } from './dialog-panel.tsx'
import { MenuPanel, MenuPanelChoices, MenuPanelItem, MenuPanelLine } from './menu-panel.tsx'
import { PopoverPanel } from './popover-panel.tsx'

/** Whatever opens over a page and rests on React Aria: fetched as one, since each needs most of it. */
export const OVERLAYS = {
  DialogPanel,
  MenuPanel,
  MenuPanelChoices,
  MenuPanelItem,
  MenuPanelLine,
  PopoverPanel,
}
