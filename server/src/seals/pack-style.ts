/** How `text.html` looks: to be read on a screen and printed. Fonts are the reader's own, and colours none. */
export const PACK_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.0625rem/1.6 Charter, "Iowan Old Style", Georgia, serif; overflow-wrap: break-word; }
main { max-width: 38rem; margin: 0 auto; padding: 3rem 1.25rem 3rem 3.75rem; }
h1 { margin: .25rem 0; font-size: 2.25rem; line-height: 1.15; text-wrap: balance; }
h2 { margin: 2.5rem 0 1rem; font-size: 1.375rem; line-height: 1.3; }
h3, h4 { margin: 1.75rem 0 .75rem; font-size: 1.125rem; line-height: 1.35; }
.kicker, .signed-by, .seal { font-family: system-ui, sans-serif; font-size: .9375rem; line-height: 1.45; }
.kicker { margin: 0; }
.signed-by, .seal { margin-block: 2rem; padding-block: 1rem; border-block: 1px solid; }
.signed-by h2 { margin: 0 0 .75rem; font: inherit; font-weight: 600; }
.signed-by ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.signed-by li { display: flex; gap: .75rem; align-items: baseline; }
.mark { flex: none; width: 1.75rem; border: 1px solid; border-radius: .3rem; font-size: .75rem; font-weight: 600; text-align: center; }
.limit { display: block; font-size: .875rem; font-style: italic; }
.withheld { margin: .75rem 0 0; }
.number { display: inline-block; width: 2.25rem; margin-inline: -3.25rem .75rem; font: .8125rem/1 system-ui, sans-serif; text-align: end; }
h2 > .number { font: inherit; }
.recommendation { padding-block: .75rem; border-block: 1px solid; }
.recommendation > .number { font-weight: 700; }
.recommendations { padding: 0; list-style: none; }
.recommendations > li { margin-block: .5rem; } .recommendations .number { color: inherit; }
.note-sign a { color: inherit; text-decoration: none; }
.notes { margin-block-start: 2.5rem; padding: 1rem 0 0 1.5rem; border-block-start: 1px solid; font-size: .9375rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .375rem .5rem; border: 1px solid; text-align: start; vertical-align: top; }
th > p, td > p { margin: 0; }
.to-right { text-align: end; } .to-center { text-align: center; }
blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 2px solid; }
.picture { margin: 1.5rem 0; } .picture img { display: block; max-width: 100%; height: auto; margin-inline: auto; }
code { font-size: .875rem; overflow-wrap: anywhere; }
@page { margin: 2.2cm 2cm; }
@media print { main { max-width: none; padding: 0 0 0 1.5cm; } body { font-size: 11pt; } h2, h3 { break-after: avoid; } p { orphans: 3; widows: 3; } tr, li, .seal, .picture { break-inside: avoid; } .table { overflow: visible; } }
`
