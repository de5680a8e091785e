/**
 * Which screen stands at which address; the server opens the shell for those that begin alike (web/front.py).
 * Today comes with the first load, the others when they are opened.
 */
import Today from '../screens/Today.svelte'
import type { Load } from './router.svelte'

export const routes: { path: string; load: Load }[] = [
  { path: '/', load: async () => ({ default: Today }) },
  { path: '/back', load: () => import('../screens/Back.svelte') },
  { path: '/sign-in', load: () => import('../screens/SignIn.svelte') },
  { path: '/list/:place', load: () => import('../screens/List.svelte') },
  { path: '/plan', load: () => import('../screens/Plan.svelte') },
  { path: '/plan/:floor', load: () => import('../screens/PlanFloor.svelte') },
  { path: '/plan/:floor/:zone', load: () => import('../screens/PlanZone.svelte') },
  { path: '/space/:id', load: () => import('../screens/Space.svelte') },
  { path: '/me', load: () => import('../screens/Me.svelte') },
  { path: '/me/out-of-use', load: () => import('../screens/OutOfUse.svelte') },
  { path: '/me/visitors', load: () => import('../screens/Visitors.svelte') },
  { path: '/me/holder', load: () => import('../screens/Holder.svelte') },
  { path: '*', load: () => import('../screens/Missing.svelte') },
]
