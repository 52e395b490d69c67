import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { createQueryClient } from './query-client.ts'
import { routeTree } from './routes.tsx'

const queryClient = createQueryClient({ onSignedOut: handleSignedOut })
const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPendingMs: 500,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

focusTitleOnArrival()

/** The application: server records and routes. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

// A link's secret must not be carried on as `?next=`, which reaches the logs of a server.
const STAYS_WITHOUT_SESSION = [
  '/r/',
  '/sign-in',
  '/register',
  '/about',
  '/join',
  '/setup',
  '/reset',
  '/confirm',
  '/stay-safe',
  '/unsubscribe',
]

/** The session ended elsewhere. A room holds words that may not be stored yet: it says so itself and stays. */
function handleSignedOut() {
  const { pathname, href } = router.state.location
  const isElsewhere = STAYS_WITHOUT_SESSION.every((start) => !pathname.startsWith(start))
  if (isElsewhere) void router.navigate({ to: '/sign-in', search: { next: href } })
}

/** After moving to another page the focus goes to its title, as it would after a page load. */
function focusTitleOnArrival() {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (!fromLocation || !pathChanged) return
    const title =
      document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
    title?.focus()
  })
}
