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

export const routes: Route[] = [
  { path: '/', load: async () => ({ default: Today }) },
  { path: '/back', load: () => import('../screens/Back.svelte') },
  { path: '/sign-in', load: () => import('../screens/SignIn.svelte'), public: true },
  { path: '/list/:place', load: () => import('../screens/List.svelte') },
  { path: '/plan', load: () => import('../screens/Plan.svelte') },
  { path: '/plan/:floor', load: () => import('../screens/PlanFloor.svelte') },
  { path: '/plan/:floor/:zone', load: () => import('../screens/PlanZone.svelte') },
  { path: '/space/:id', load: () => import('../screens/Space.svelte') },
  { path: '/report', load: () => import('../screens/Report.svelte') },
  { path: '/report/mine', load: () => import('../screens/Reported.svelte') },
  { path: '/at/:code', load: () => import('../screens/At.svelte'), public: true },
  { path: '/receipt', load: () => import('../screens/Receipt.svelte'), public: true },
  { path: '/board', load: () => import('../screens/Board.svelte') },
  { path: '/issue/:number', load: () => import('../screens/Issue.svelte') },
  { path: '/triage', load: () => import('../screens/Triage.svelte') },
  { path: '/fixes', load: () => import('../screens/Fixes.svelte') },
  { path: '/fixes/new', load: () => import('../screens/FixPlan.svelte') },
  { path: '/fixes/:number', load: () => import('../screens/Fix.svelte') },
  { path: '/register', load: () => import('../screens/Register.svelte') },
  { path: '/scorecard', load: () => import('../screens/Scorecard.svelte') },
  { path: '/walks', load: () => import('../screens/Walks.svelte') },
  { path: '/walks/new', load: () => import('../screens/WalkLog.svelte') },
  { path: '/digest', load: () => import('../screens/Digest.svelte') },
  { path: '/wall', load: () => import('../screens/Wall.svelte'), public: true, bare: true },
  { path: '/me', load: () => import('../screens/Me.svelte') },
  { path: '/me/out-of-use', load: () => import('../screens/OutOfUse.svelte') },
  { path: '/me/visitors', load: () => import('../screens/Visitors.svelte') },
  { path: '/me/holder', load: () => import('../screens/Holder.svelte') },
  { path: '/me/codes', load: () => import('../screens/Codes.svelte') },
  { path: '/me/routing', load: () => import('../screens/Routing.svelte') },
  { path: '/me/displays', load: () => import('../screens/Displays.svelte') },
  { path: '/me/install', load: () => import('../screens/Install.svelte') },
  { path: '/me/notices', load: () => import('../screens/Notices.svelte') },
  { path: '/me/inbox', load: () => import('../screens/Inbox.svelte') },
  { path: '/me/waiting', load: () => import('../screens/Waiting.svelte') },
  { path: '/unsubscribe/:token', load: () => import('../screens/Unsubscribe.svelte'), public: true },
  { path: '*', load: () => import('../screens/Missing.svelte') },
]
