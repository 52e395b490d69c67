import { htmlText } from '../html-text.ts'

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ')

/** A part of a Word file, from what stands in it: `root` is the name of its element. */
export function xmlPart(root: string, content: string): string {
  return xmlFile(`<w:${root} ${NAMESPACES}>${content}</w:${root}>`)
}

/** A file of XML. */
export function xmlFile(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`
}

/** An element with the one value that most have; nothing at all for null. */
export function valued(name: string, value: string | number | null): string {
  return value === null ? '' : `<w:${name} w:val="${htmlText(String(value))}"/>`
}

/** An element around others; nothing at all where there are none. */
export function around(name: string, content: string): string {
  return content === '' ? '' : `<w:${name}>${content}</w:${name}>`
}
