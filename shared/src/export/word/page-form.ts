import type { MechanismForm } from '../../mechanisms.ts'

/** How the pages of a Word file look, as a mechanism asks for it. Lengths are in twentieths of a point. */
export type PageForm = {
  font: string
  fontSizePt: number
  paper: { width: number; height: number }
  margin: { top: number; right: number; bottom: number; left: number }
}

const CENTIMETRE = 567
const A4 = { width: 11_906, height: 16_838 }

/** What most mechanisms ask for: a serif of twelve points on A4. */
export const DEFAULT_FORM: PageForm = {
  font: 'Times New Roman',
  fontSizePt: 12,
  paper: A4,
  margin: {
    top: 2.5 * CENTIMETRE,
    right: 2.5 * CENTIMETRE,
    bottom: 2.5 * CENTIMETRE,
    left: 2.5 * CENTIMETRE,
  },
}

/** As a mechanism asks for it; what its rules do not say is as most want it. */
export function pageFormOf(form: MechanismForm | null): PageForm {
  return {
    ...DEFAULT_FORM,
    ...(form?.font && { font: form.font }),
    ...(form?.fontSize && { fontSizePt: form.fontSize }),
  }
}

/** Pages laid on their side, for wide tables. */
export const LANDSCAPE_FORM: PageForm = {
  ...DEFAULT_FORM,
  fontSizePt: 10,
  paper: { width: A4.height, height: A4.width },
}

/** How wide the lines of a form are. */
export function textWidth({ paper, margin }: PageForm): number {
  return paper.width - margin.left - margin.right
}
