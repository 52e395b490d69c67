import './ui/tokens.css'
import './ui/fonts.css'
import './ui/base.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { activateLocale, preferredLocale } from './i18n.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

await activateLocale(preferredLocale())
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>
  </StrictMode>,
)
