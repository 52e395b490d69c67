import { useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
  useParams,
} from '@tanstack/react-router'
import { isSignedIn, requireMe } from './accounts/guards.ts'
import { nextPath } from './accounts/next-path.ts'
import { ProofQuestion } from './accounts/proof-question.tsx'
import { MainNav } from './coalitions/main-nav.tsx'
import { FailurePage } from './failure-page.tsx'
import { AccountMenu } from './frame/account-menu.tsx'
import { InboxBell } from './frame/inbox-bell.tsx'
import { withMessages } from './i18n.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { roomQuery } from './sync/use-room.ts'
import { LoadingLines } from './ui/loading-lines.tsx'
import { PageFrame } from './ui/page-frame.tsx'
import { ToastRegion } from './ui/toast-region.tsx'

// Each page is its own download; its code is fetched while the server says who is signed in.
const signInPage = lazyRouteComponent(
  () => withMessages('accounts', import('./accounts/sign-in-page.tsx')),
  'SignInPage',
)
const registerPage = lazyRouteComponent(
  () => withMessages('accounts', import('./accounts/register-page.tsx')),
  'RegisterPage',
)
const homePage = lazyRouteComponent(() => withMessages('home', import('./home/home-page.tsx')), 'HomePage')
const roomPage = lazyRouteComponent(() => withMessages('room', import('./rooms/room-page.tsx')), 'RoomPage')
const roundsPage = lazyRouteComponent(
  () => withMessages('rounds', import('./rounds/rounds-page.tsx')),
  'RoundsPage',
)
const recommendationsPage = lazyRouteComponent(
  () =>
    withMessages(['recommendations', 'room', 'ended'], import('./recommendations/recommendations-page.tsx')),
  'RecommendationsPage',
)
const readinessPage = lazyRouteComponent(
  () =>
    withMessages(
      ['readiness', 'room', 'ended', 'planning', 'rounds'],
      import('./readiness/readiness-page.tsx'),
    ),
  'ReadinessPage',
)
const versionsPage = lazyRouteComponent(
  () => withMessages('versions', import('./versions/versions-page.tsx')),
  'VersionsPage',
)
const reviewPage = lazyRouteComponent(
  () => withMessages(['reviews', 'versions', 'rounds'], import('./reviews/review-page.tsx')),
  'ReviewPage',
)
const signOffPage = lazyRouteComponent(
  () => withMessages(['sign-offs', 'versions', 'rounds'], import('./sign-offs/sign-off-page.tsx')),
  'SignOffPage',
)
const signPage = lazyRouteComponent(
  () => withMessages(['sign-offs', 'versions', 'rounds'], import('./sign-offs/sign-page.tsx')),
  'SignPage',
)
const joinPage = lazyRouteComponent(
  () => withMessages('people', import('./invites/join-page.tsx')),
  'JoinPage',
)
const setupPage = lazyRouteComponent(
  () => withMessages('accounts', import('./accounts/setup-page.tsx')),
  'SetupPage',
)
const forgottenPage = lazyRouteComponent(
  () => withMessages('accounts', import('./accounts/forgotten-password-page.tsx')),
  'ForgottenPasswordPage',
)
const resetPage = lazyRouteComponent(
  () => withMessages('accounts', import('./accounts/reset-password-page.tsx')),
  'ResetPasswordPage',
)
const confirmPage = lazyRouteComponent(
  () => withMessages('accounts', import('./accounts/confirm-page.tsx')),
  'ConfirmPage',
)
const staySafePage = lazyRouteComponent(
  () => withMessages('safety', import('./safety/stay-safe-page.tsx')),
  'StaySafePage',
)
const unsubscribePage = lazyRouteComponent(
  () => withMessages(['accounts', 'inbox'], import('./inbox/unsubscribe-page.tsx')),
  'UnsubscribePage',
)
const accountPage = lazyRouteComponent(
  () => withMessages(['accounts', 'inbox'], import('./accounts/account-page.tsx')),
  'AccountPage',
)
const newCoalitionPage = lazyRouteComponent(
  () => withMessages(['people', 'first-coalition'], import('./first-coalition/new-coalition-page.tsx')),
  'NewCoalitionPage',
)
const membersPage = lazyRouteComponent(
  () => withMessages('people', import('./members/members-page.tsx')),
  'MembersPage',
)
const noCoalitionPage = lazyRouteComponent(
  () => withMessages(['people', 'first-coalition'], import('./first-coalition/no-coalition-page.tsx')),
  'NoCoalitionPage',
)
const mechanismsPage = lazyRouteComponent(
  () => withMessages(['mechanisms', 'planning'], import('./mechanisms/mechanisms-page.tsx')),
  'MechanismsPage',
)
const trailPage = lazyRouteComponent(
  () => withMessages('audit', import('./audit/trail-page.tsx')),
  'TrailPage',
)

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
  component: lazyRouteComponent(
    () => withMessages('accounts', import('./accounts/about-server-page.tsx')),
    'AboutServerPage',
  ),
})

// What these links carry stands after the `#`: it reaches no log, no proxy and no `Referer`.
const join = createRoute({ getParentRoute: () => root, path: '/join', component: joinPage })
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: setupPage })
const reset = createRoute({ getParentRoute: () => root, path: '/reset-password', component: resetPage })
const confirm = createRoute({ getParentRoute: () => root, path: '/confirm', component: confirmPage })
const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: forgottenPage,
})
const staySafe = createRoute({ getParentRoute: () => root, path: '/stay-safe', component: staySafePage })

// The page of a mail's link, and the address that a mail program shows where it cannot end mails by itself.
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe',
  component: unsubscribePage,
})
const unsubscribeHere = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe/$token',
  component: unsubscribePage,
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    void pageOf(location.pathname)?.preload?.()
    return { me: await requireMe(context.queryClient, location.href) }
  },
})
type Asked<Name extends string> = { [Key in Name]?: string | undefined }
/** A thread or a block to show; a version to bring back, or a section of one. */
type RoomSearch = Asked<'thread' | 'block' | 'restore' | 'section'>
/** The versions to compare. */
type VersionsSearch = Asked<'from' | 'to'>

const room = createRoute({
  getParentRoute: () => signedIn,
  path: '/r/$room',
  validateSearch: ({ thread, block, restore, section }: Record<string, unknown>): RoomSearch => ({
    thread: textOrNothing(thread),
    block: textOrNothing(block),
    restore: textOrNothing(restore),
    section: textOrNothing(section),
  }),
  component: roomPage,
})
const versions = createRoute({
  getParentRoute: () => signedIn,
  path: '/r/$room/versions',
  validateSearch: ({ from, to }: Record<string, unknown>): VersionsSearch => ({
    from: textOrNothing(from),
    to: textOrNothing(to),
  }),
  component: versionsPage,
})
// The server writes this page: whoever comes from within, from signing in say, has it loaded.
const print = createRoute({
  getParentRoute: () => signedIn,
  path: '/r/$room/print',
  beforeLoad: ({ location }) => {
    throw redirect({ href: location.href, reloadDocument: true, replace: true })
  },
})
const sign = createRoute({ getParentRoute: () => signedIn, path: '/r/$room/sign', component: signPage })
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
  component: noCoalitionPage,
})
const home = createRoute({
  getParentRoute: () => frame,
  path: '/c/$coalition',
  component: homePage,
})
const members = createRoute({
  getParentRoute: () => frame,
  path: '/c/$coalition/members',
  component: membersPage,
})
const mechanisms = createRoute({
  getParentRoute: () => frame,
  path: '/c/$coalition/mechanisms',
  component: mechanismsPage,
})
const trail = createRoute({
  getParentRoute: () => frame,
  path: '/c/$coalition/trail',
  component: trailPage,
})
const rounds = createRoute({
  getParentRoute: () => frame,
  path: '/r/$room/rounds',
  // Named even when there is none: a key that is left out would keep its unchecked value.
  validateSearch: (search: Record<string, unknown>): { round?: string | undefined } => ({
    round: typeof search.round === 'string' ? search.round : undefined,
  }),
  component: roundsPage,
})
const signOff = createRoute({
  getParentRoute: () => frame,
  path: '/r/$room/sign-off',
  component: signOffPage,
})
const recommendations = createRoute({
  getParentRoute: () => frame,
  path: '/r/$room/recommendations',
  component: recommendationsPage,
})
const readiness = createRoute({
  getParentRoute: () => frame,
  path: '/r/$room/readiness',
  component: readinessPage,
})
const review = createRoute({ getParentRoute: () => frame, path: '/r/$room/review', component: reviewPage })
const account = createRoute({ getParentRoute: () => frame, path: '/account', component: accountPage })
const newCoalition = createRoute({
  getParentRoute: () => frame,
  path: '/new-coalition',
  component: newCoalitionPage,
})

/** Every address of the application. */
export const routeTree = root.addChildren([
  signIn,
  register,
  aboutServer,
  join,
  setup,
  reset,
  confirm,
  forgotten,
  staySafe,
  unsubscribe,
  unsubscribeHere,
  signedIn.addChildren([
    room,
    versions,
    print,
    sign,
    frame.addChildren([
      start,
      home,
      members,
      mechanisms,
      trail,
      rounds,
      signOff,
      recommendations,
      readiness,
      review,
      account,
      newCoalition,
    ]),
  ]),
])

function Root() {
  return (
    <>
      <Outlet />
      <ProofQuestion />
      <ToastRegion />
    </>
  )
}

function Frame() {
  const { coalition: slug, room: roomId } = useParams({ strict: false })
  return (
    <PageFrame
      nav={slug ? <MainNav coalitionSlug={slug} /> : roomId && <NavOfRoom id={roomId as RoomId} />}
      end={
        <>
          <InboxBell />
          <AccountMenu />
        </>
      }
    >
      <Outlet />
    </PageFrame>
  )
}

/** The pages of a document's coalition, which its address does not name. */
function NavOfRoom({ id }: { id: RoomId }) {
  const { data: room } = useQuery(roomQuery(id))
  return room ? <MainNav coalitionSlug={room.coalition.slug} /> : null
}

/** The page of an address behind the sign-in, so that its code comes while the server says who is signed in. */
function pageOf(pathname: string) {
  if (pathname.startsWith('/r/')) {
    if (pathname.endsWith('/versions')) return versionsPage
    if (pathname.endsWith('/recommendations')) return recommendationsPage
    if (pathname.endsWith('/readiness')) return readinessPage
    if (pathname.endsWith('/review')) return reviewPage
    if (pathname.endsWith('/sign-off')) return signOffPage
    if (pathname.endsWith('/sign')) return signPage
    return pathname.endsWith('/rounds') ? roundsPage : roomPage
  }
  return pathname.startsWith('/c/') && pathname.split('/').length === 3 ? homePage : null
}

function Opening() {
  const { t } = useLingui()
  return (
    <PageFrame>
      <LoadingLines label={t`Opening`} slowLabel={t`The server is slow to answer. Keep this page open.`} />
    </PageFrame>
  )
}

/** Named even when there is none: a key that is left out would keep its unchecked value. */
function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
