/**
 * How an exported comparison looks: to be read on a screen and printed, also without colours. What came has a line
 * under it, what went a line through it. Fonts are the reader's own.
 */
export const COMPARISON_STYLE = `
:root { color-scheme: light; }
body { margin: 0; color: #151e1a; background: #fff; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem; }
main.sides { max-width: 90rem; }
h1 { margin: 0 0 .5rem; font: 600 1.75rem/1.25 Georgia, serif; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
h3, h4, h5 { margin: 0; font-family: Georgia, serif; }
p { margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; }
dt, .note { color: #565f59; font: .8125rem/1.4 system-ui, sans-serif; }
dd { margin: 0; }
.row { margin-block: .75rem; padding-inline-start: .75rem; border-inline-start: 3px solid transparent; overflow-wrap: anywhere; }
.inserted, .moved-here, .split-off { border-inline-start-style: solid; border-inline-start-color: #17633f; }
.deleted, .moved-from, .joined { border-inline-start-style: double; border-inline-start-color: #9a2a2a; }
.changed, .restyled { border-inline-start-style: dashed; border-inline-start-color: #565f59; }
span.restyled { border: 0; border-bottom: 2px dotted #565f59; }
.moved-from { opacity: .75; }
.depth-1 { margin-inline-start: 1.5rem; } .depth-2 { margin-inline-start: 3rem; } .depth-3 { margin-inline-start: 4.5rem; }
.depth-4 { margin-inline-start: 6rem; } .depth-5 { margin-inline-start: 7.5rem; } .depth-6 { margin-inline-start: 9rem; }
ins { color: #0f4a2e; background: #e3f3ea; text-decoration: underline 2px; text-underline-offset: .15em; }
del { color: #7a1f1f; background: #fbe9e7; text-decoration: line-through 2px; }
.suggested { border-bottom: 1px dashed #565f59; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .375rem .5rem; border: 1px solid #d3d6d1; text-align: start; vertical-align: top; }
.columns > tbody > tr > td { width: 50%; border-width: 0 0 1px; }
.columns > thead th { border-width: 0 0 1px; border-color: #151e1a; }
tr { break-inside: avoid; }
@media print { main { max-width: none; padding: 0; } body { font-size: 10pt; } thead { display: table-header-group; } ins, del { background: none; } }
`
