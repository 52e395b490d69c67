/** A long report as a page of HTML, and what must come of it. */
export type Report = {
  html: string
  /** The words of each block, in order; the place of a note is a blank. */
  words: string[]
  headings: string[]
  /** Lines that an outline of it has. */
  lines: string[]
  counts: Record<'headings' | 'lists' | 'tables' | 'notes' | 'links' | 'quotations', number>
}

const SENTENCE =
  'the State party has taken no measure that answers what was asked of it in the last cycle of review'

/** A report with so many sections: headings of two levels, numbered and nested lists, tables, notes, links, quotations. */
export function reportOf({ sections, paragraphs }: { sections: number; paragraphs: number }): Report {
  const parts = Array.from({ length: sections }, (_, at) => sectionOf(at + 1, paragraphs))
  const notes = parts.map(({ note }) => note)
  const noteHtml = notes.map(
    (words, at) =>
      `<div id="sdfootnote${at + 1}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote${at + 1}sym" href="#sdfootnote${at + 1}anc">${at + 1}</a>${words}</p></div>`,
  )
  return {
    html: `<html lang="en-GB"><head><meta charset="utf-8"></head><body>${parts.map(({ html }) => html).join('')}${noteHtml.join('')}</body></html>`,
    words: [...parts.flatMap(({ words }) => words), ...notes],
    headings: parts.flatMap(({ headings }) => headings),
    lines: parts.flatMap(({ lines }) => lines),
    counts: {
      headings: 2 * sections,
      lists: sections,
      tables: sections,
      notes: sections,
      links: sections,
      quotations: sections,
    },
  }
}

function sectionOf(number: number, count: number) {
  const title = `Section ${number} on détention & “care”`
  const under = `Facts of section ${number}`
  const paragraphs = Array.from({ length: count }, (_, at) => `In ${number}.${at}, ${SENTENCE}; ${SENTENCE}.`)
  const link = `https://records.example/${number}?a=1&b=2`
  const quotation = `We said it in ${number} hearings.`
  const note = `Record ${number}, page 3.`
  const items = [`Outer one of ${number}`, `Inner of ${number}`, `Outer two of ${number}`]
  const cells = [`Year ${number}`, 'Cases', `20${number}`, `Few`]
  return {
    html: [
      `<h1>${escaped(title)}</h1><h2>${under}</h2>`,
      ...paragraphs.map((words) => `<p>${words}</p>`),
      `<p>As <b>said</b> in <a href="${escaped(link)}">the record</a><a class="sdfootnoteanc" name="sdfootnote${number}anc" href="#sdfootnote${number}sym"><sup>${number}</sup></a> then.</p>`,
      `<ol start="4"><li>${items[0]}<ol type="a"><li>${items[1]}</li></ol></li><li>${items[2]}</li></ol>`,
      `<blockquote>${quotation}</blockquote>`,
      `<table border="1"><thead><tr><th>${cells[0]}</th><th>${cells[1]}</th></tr></thead><tr><td>${cells[2]}</td><td>${cells[3]}</td></tr></table>`,
    ].join(''),
    words: [title, under, ...paragraphs, 'As said in the record  then.', ...items, quotation, ...cells],
    headings: [`heading level=1: ${title}`, `heading level=2: ${under}`],
    lines: [
      'orderedList start=4',
      `    paragraph: ${items[0]}`,
      `        paragraph: ${items[1]}`,
      '    tableHeader',
      `  paragraph: ${quotation}`,
    ],
    note,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
