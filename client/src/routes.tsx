import { useLingui } from '@lingui/react/macro'
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { AccountMenu } from './accounts/account-menu.tsx'
import { isSignedIn, requireMe } from './accounts/guards.ts'
import { nextPath } from './accounts/next-path.ts'
import { useMe } from './accounts/use-me.ts'
import { MainNav } from './coalitions/main-nav.tsx'
import { NoCoalitionPage } from './coalitions/no-coalition-page.tsx'
import { FailurePage } from './failure-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { LoadingLines } from './ui/loading-lines.tsx'
import { PageFrame } from './ui/page-frame.tsx'
import { ToastRegion } from './ui/toast-region.tsx'

// Each page is its own download; its code is fetched while the server says who is signed in.
const signInPage = lazyRouteComponent(() => import('./accounts/sign-in-page.tsx'), 'SignInPage')
const registerPage = lazyRouteComponent(() => import('./accounts/register-page.tsx'), 'RegisterPage')
const homePage = lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage')
const roomPage = lazyRouteComponent(() => import('./rooms/room-page.tsx'), 'RoomPage')

interface RouterContext {
  queryClient: QueryClient
}

// The only boundary: a failure anywhere shows one whole page, never a page within a page.
const root = createRootRouteWithContext<RouterContext>()({
  component: Root,
  errorComponent: FailurePage,
  notFoundComponent: NotFoundPage,
  pendingComponent: Opening,
})

const entryOptions = {
  // Named even when there is none: a key that is left out would keep its unchecked value.
  validateSearch: (search: Record<string, unknown>): { next?: string | undefined } => ({
    next: nextPath(search.next),
  }),
  beforeLoad: async ({
    context,
    search,
  }: {
    context: RouterContext
    search: { next?: string | undefined }
  }) => {
    if (await isSignedIn(context.queryClient)) throw redirect({ href: search.next ?? '/', replace: true })
  },
}
const signIn = createRoute({
  ...entryOptions,
  getParentRoute: () => root,
  path: '/sign-in',
  component: signInPage,
})
const register = createRoute({
  ...entryOptions,
  getParentRoute: () => root,
  path: '/register',
  component: registerPage,
})
const aboutServer = createRoute({
  getParentRoute: () => root,
  path: '/about-this-server',
  component: lazyRouteComponent(() => import('./accounts/about-server-page.tsx'), 'AboutServerPage'),
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const page = location.pathname.startsWith('/r/') ? roomPage : homePage
    void page.preload?.()
    return { me: await requireMe(context.queryClient, location.href) }
  },
})
const room = createRoute({
  getParentRoute: () => signedIn,
  path: '/r/$room',
  component: roomPage,
})
const frame = createRoute({
  getParentRoute: () => signedIn,
  id: 'frame',
  component: Frame,
})
const start = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    const mandate = me.acting ?? me.mandates[0]
    if (mandate) {
      throw redirect({ to: '/c/$coalition', params: { coalition: mandate.coalition.slug }, replace: true })
    }
  },
  component: () => <NoCoalitionPage email={useMe().account.email} />,
})
const home = createRoute({
  getParentRoute: () => frame,
  path: '/c/$coalition',
  component: homePage,
})

/** Every address of the application. */
export const routeTree = root.addChildren([
  signIn,
  register,
  aboutServer,
  signedIn.addChildren([room, frame.addChildren([start, home])]),
])

function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
    </>
  )
}

function Frame() {
  const slug = home.useMatch({ shouldThrow: false })?.params.coalition
  return (
    <PageFrame nav={slug !== undefined && <MainNav coalitionSlug={slug} />} end={<AccountMenu />}>
      <Outlet />
    </PageFrame>
  )
}

function Opening() {
  const { t } = useLingui()
  return (
    <PageFrame>
      <LoadingLines label={t`Opening`} slowLabel={t`The server is slow to answer. Keep this page open.`} />
    </PageFrame>
  )
}
