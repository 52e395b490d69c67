import './print-page.css'

// All that the page of a text to be printed does by itself; the browser's own command does as well.
document.querySelector('#print')?.addEventListener('click', () => window.print())
