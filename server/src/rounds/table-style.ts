/** How an exported table looks: dark ink on white, to be read on a screen and printed. Fonts are the reader's own. */
export const TABLE_STYLE = `
:root { color-scheme: light; }
body { margin: 0; color: #151e1a; background: #fff; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem; }
h1 { margin: 0 0 .5rem; font: 600 1.75rem/1.25 Georgia, serif; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
.kind, .place, dt { color: #565f59; font-size: .875rem; }
p { margin: 0 0 .5rem; }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 1rem 0; }
dd { margin: 0; }
code { font-size: .875rem; overflow-wrap: anywhere; }
.outcome { padding: .75rem 1rem; border: 1px solid #151e1a; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #d3d6d1; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { border-bottom-color: #151e1a; font-size: .875rem; }
tr { break-inside: avoid; }
.comments td:nth-child(2), .comments td:nth-child(3) { width: 30%; }
blockquote { margin: 0 0 .5rem; font-family: Georgia, serif; }
.words { white-space: pre-line; }
@media (max-width: 40rem) { main { padding: 1rem; } .comments, .comments tbody, .comments tr, .comments td { display: block; width: auto; } .comments thead { display: none; } .comments td { border: 0; padding-bottom: 0; } .comments tr { border-bottom: 1px solid #d3d6d1; padding: .75rem 0; } .comments td:nth-child(2), .comments td:nth-child(3) { width: auto; } }
@media print { main { max-width: none; padding: 0; } body { font-size: 10pt; } thead { display: table-header-group; } }
`
