import './ui/tokens.css'
import './ui/fonts.css'
import './ui/base.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { activateLocale, preferredLocale } from './i18n.ts'
import { fetchOverlays } from './ui/fetch-overlays.ts'
import { onFirstUse } from './ui/first-use.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// Whoever opens something before it is here, or cannot fetch it, is told by what they open.
onFirstUse(() => void fetchOverlays().catch(() => {}))
await activateLocale(preferredLocale())
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>
  </StrictMode>,
)
