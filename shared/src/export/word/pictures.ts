import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import { htmlText } from '../html-text.ts'
import { altOf, type Picture, pictureOf } from '../pictures.ts'
import { type PageForm, textWidth } from './page-form.ts'
import { madeParagraph, plainParagraph } from './paragraphs.ts'
import { pictureName } from './picture-names.ts'
import type { Sheet } from './sheet.ts'

/** English Metric Units, in which DrawingML measures, of a twentieth of a point and of a pixel as CSS has it. */
const EMU_A_TWENTIETH = 635
const EMU_A_PIXEL = 9_525
/** As much of the height of a page as a picture may take, with the lines that it stands between. */
const SHARE_OF_PAGE = 0.6

/** A picture as a drawing in a line of its own, with what it says; where it is not there, what it says. */
export function pictureXml(node: JsonNode, { page, form, drawn }: Sheet): string {
  const picture = pictureOf(node, page.pictures)
  const alt = altOf(node)
  if (!picture) return alt && plainParagraph(alt, { style: 'Picture' })
  const at = [...page.pictures.values()].indexOf(picture)
  drawn.count += 1
  const names = `id="${drawn.count}" name="Picture ${drawn.count}" descr="${htmlText(alt)}"`
  const properties = textIn(node, 'alt') === '' ? DECORATIVE : ''
  return madeParagraph(drawing(picture, { at, properties, names, form }), { style: 'Picture' })
}

type Place = { at: number; properties: string; names: string; form: PageForm }

/** Word's own sign for what has nothing to say, for where somebody has said so. */
const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'

function drawing(picture: Picture, { at, properties, names, form }: Place): string {
  const { cx, cy } = extentOf(picture, form)
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${names}>${properties}</wp:docPr><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ${names}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${pictureName(at)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

/** As wide as the lines at most, and no larger than on a screen. */
function extentOf({ width, height }: Picture, form: PageForm): { cx: number; cy: number } {
  const { paper, margin } = form
  const most = {
    cx: textWidth(form) * EMU_A_TWENTIETH,
    cy: (paper.height - margin.top - margin.bottom) * SHARE_OF_PAGE * EMU_A_TWENTIETH,
  }
  const scale = Math.min(EMU_A_PIXEL, most.cx / width, most.cy / height)
  return { cx: Math.round(width * scale), cy: Math.round(height * scale) }
}
