import { setUpCheck } from './check-file.ts'
import './public-page.css'

// All that a public page does by itself; it is read as well without.
for (const check of document.querySelectorAll<HTMLElement>('.check')) setUpCheck(check)
