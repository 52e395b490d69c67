// Runs before everything else. A file of its own because the content policy allows no inline script.

// zod probes whether it may compile schemas with `new Function`, already while they are defined. The policy
// forbids it, so that the probe would only leave a violation in the console.
globalThis.__zod_globalConfig = { jitless: true }

// Before the first paint, so that a page chosen dark never flashes light. The key is the one of src/ui/theme.ts.
try {
  const theme = localStorage.getItem('plenary.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to this page (private window, strict settings): the system's theme is right.
}
