/**
 * Which screen stands at which address; the server opens the shell for those that begin alike (web/front.py).
 * Today comes with the first load, the others when they are opened.
 */
import Today from '../screens/Today.svelte'
import type { Load } from './router.svelte'

export interface Route {
  path: string
  load: Load
  /** Nobody need be signed in. */
  public?: boolean
  /** Fills the whole page, without header and tabs, and never asks who is signed in. */
  bare?: boolean
}

/** A screen whose files are listed with those of its kin (screens.ts), apart from the first load. */
const later = (name: keyof typeof import('./screens')): Load => async () => (await import('./screens'))[name]()

// Sign-in and a scanned code are where a browser that never saw Roost comes in: they need no list first.
export const routes: Route[] = [
  { path: '/', load: async () => ({ default: Today }) },
  { path: '/back', load: later('Back') },
  { path: '/sign-in', load: () => import('../screens/SignIn.svelte'), public: true },
  { path: '/sign-in/link/:token', load: later('SignInLink'), public: true },
  { path: '/list/:place', load: later('List') },
  { path: '/plan', load: later('Plan') },
  { path: '/plan/:floor', load: later('PlanFloor') },
  { path: '/plan/:floor/:zone', load: later('PlanZone') },
  { path: '/space/:id', load: later('Space') },
  { path: '/report', load: later('Report') },
  { path: '/report/mine', load: later('Reported') },
  { path: '/at/:code', load: () => import('../screens/At.svelte'), public: true },
  { path: '/receipt', load: later('Receipt'), public: true },
  { path: '/board', load: later('Board') },
  { path: '/issue/:number', load: later('Issue') },
  { path: '/triage', load: later('Triage') },
  { path: '/fixes', load: later('Fixes') },
  { path: '/fixes/new', load: later('FixPlan') },
  { path: '/fixes/:number', load: later('Fix') },
  { path: '/register', load: later('Register') },
  { path: '/scorecard', load: later('Scorecard') },
  { path: '/walks', load: later('Walks') },
  { path: '/walks/new', load: later('WalkLog') },
  { path: '/digest', load: later('Digest') },
  { path: '/wall', load: later('Wall'), public: true, bare: true },
  { path: '/me', load: later('Me') },
  { path: '/me/out-of-use', load: later('OutOfUse') },
  { path: '/me/visitors', load: later('Visitors') },
  { path: '/me/holder', load: later('Holder') },
  { path: '/me/codes', load: later('Codes') },
  { path: '/me/routing', load: later('Routing') },
  { path: '/me/displays', load: later('Displays') },
  { path: '/me/install', load: later('Install') },
  { path: '/me/notices', load: later('Notices') },
  { path: '/me/inbox', load: later('Inbox') },
  { path: '/me/record', load: later('Known') },
  { path: '/me/waiting', load: later('Waiting') },
  { path: '/admin/*?', load: later('Admin') },
  { path: '/unsubscribe/:token', load: later('Unsubscribe'), public: true },
  { path: '/privacy', load: later('Privacy'), public: true },
  { path: '/accessibility', load: later('Accessibility'), public: true },
  { path: '*', load: later('Missing') },
]
