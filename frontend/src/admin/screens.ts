/**
 * The screens of the administration: which stands at which address, who may open it, and what the first of them says of
 * it. Each is fetched when it is opened, none before.
 */
import type { Component } from 'svelte'
import type { Me } from '../lib/api/types'
import { match } from '../lib/match'
import type { Screen } from '../lib/router.svelte'
import { session } from '../lib/session.svelte'

type Verb = Me['verbs'][number]
type Loaded = { default: Component<{ params: Record<string, string> }> | Component<Record<string, never>> | Component }

interface AdminScreen {
  path: string
  /** Who may open it; nobody in particular: whoever may open one of the others. */
  verb?: Verb
  load: () => Promise<Loaded>
}

export const screens: AdminScreen[] = [
  { path: '/admin', load: () => import('./Hub.svelte') },
  { path: '/admin/people', verb: 'manage_people', load: () => import('./People.svelte') },
  { path: '/admin/add/person', verb: 'manage_people', load: () => import('./PersonNew.svelte') },
  { path: '/admin/people/:id', verb: 'manage_people', load: () => import('./Person.svelte') },
  { path: '/admin/people/:id/departure', verb: 'manage_people', load: () => import('./PersonLeaves.svelte') },
  { path: '/admin/people/:id/record', verb: 'keep_records', load: () => import('./PersonRecord.svelte') },
  { path: '/admin/add/team', verb: 'manage_people', load: () => import('./Team.svelte') },
  { path: '/admin/add/site', verb: 'manage_places', load: () => import('./Site.svelte') },
  { path: '/admin/add/floor/:site', verb: 'manage_places', load: () => import('./FloorNew.svelte') },
  { path: '/admin/add/zone/:floor', verb: 'manage_places', load: () => import('./Zone.svelte') },
  { path: '/admin/add/queue', verb: 'manage_queues', load: () => import('./Queue.svelte') },
  { path: '/admin/add/category', verb: 'manage_queues', load: () => import('./Category.svelte') },
  { path: '/admin/teams', verb: 'manage_people', load: () => import('./Teams.svelte') },
  { path: '/admin/teams/:code', verb: 'manage_people', load: () => import('./Team.svelte') },
  { path: '/admin/roles', verb: 'manage_people', load: () => import('./Roles.svelte') },
  { path: '/admin/sites', verb: 'manage_places', load: () => import('./Sites.svelte') },
  { path: '/admin/sites/:code', verb: 'manage_places', load: () => import('./Site.svelte') },
  { path: '/admin/floors/:code', verb: 'manage_places', load: () => import('./Floor.svelte') },
  { path: '/admin/floors/:code/plan', verb: 'manage_places', load: () => import('./FloorPlan.svelte') },
  { path: '/admin/floors/:code/place', verb: 'manage_places', load: () => import('./Place.svelte') },
  { path: '/admin/floors/:code/space', verb: 'manage_places', load: () => import('./Space.svelte') },
  { path: '/admin/floors/:code/row', verb: 'manage_places', load: () => import('./SpaceRow.svelte') },
  { path: '/admin/floors/:code/spaces/:id', verb: 'manage_places', load: () => import('./Space.svelte') },
  { path: '/admin/zones/:code', verb: 'manage_places', load: () => import('./Zone.svelte') },
  { path: '/admin/queues', verb: 'manage_queues', load: () => import('./Queues.svelte') },
  { path: '/admin/queues/:code', verb: 'manage_queues', load: () => import('./Queue.svelte') },
  { path: '/admin/categories', verb: 'manage_queues', load: () => import('./Categories.svelte') },
  { path: '/admin/categories/:code', verb: 'manage_queues', load: () => import('./Category.svelte') },
  { path: '/admin/import', verb: 'import', load: () => import('./Import.svelte') },
  { path: '/admin/tokens', verb: 'connect', load: () => import('./Tokens.svelte') },
  { path: '/admin/webhooks', verb: 'connect', load: () => import('./Webhooks.svelte') },
  { path: '/admin/webhooks/:id', verb: 'connect', load: () => import('./Webhook.svelte') },
  { path: '/admin/audit', verb: 'audit', load: () => import('./Audit.svelte') },
  { path: '/admin/retention', verb: 'keep_records', load: () => import('./Retention.svelte') },
  { path: '/admin/health', verb: 'watch_health', load: () => import('./Health.svelte') },
]

interface Link {
  href: string
  verb: Verb
  name: string
  /** What one does there. */
  words: string
}

/** The first screen: what there is, in the order in which a council sets Roost up. */
export const groups: { name: string; links: Link[] }[] = [
  {
    name: 'People',
    links: [
      { href: '/admin/people', verb: 'manage_people', name: 'People', words: 'Find, add or change somebody; say who has left' },
      { href: '/admin/teams', verb: 'manage_people', name: 'Teams', words: 'Their names, home zones and office days' },
      { href: '/admin/roles', verb: 'manage_people', name: 'Roles', words: 'Which group of the council’s sign-in has which role' },
    ],
  },
  {
    name: 'Places',
    links: [
      { href: '/admin/sites', verb: 'manage_places', name: 'Sites, plans and rules', words: 'Buildings, floors, zones, desks and bays; opening hours' },
      { href: '/me/out-of-use?via=admin', verb: 'put_out_of_use', name: 'Out of use', words: 'Close something for a while; holders are moved or told' },
      { href: '/me/codes?via=admin', verb: 'print_codes', name: 'Codes to print', words: 'A sticker for each desk, bay and room' },
      { href: '/me/displays?via=admin', verb: 'put_on_wall', name: 'Screens on walls', words: 'Links that show the board without signing in' },
    ],
  },
  {
    name: 'Issues',
    links: [
      { href: '/admin/queues', verb: 'manage_queues', name: 'Queues', words: 'Who sorts what is reported' },
      { href: '/admin/categories', verb: 'manage_queues', name: 'Categories and chips', words: 'What people tap when they report' },
      { href: '/me/routing?via=admin', verb: 'route', name: 'Who gets what', words: 'Which queue each report goes to' },
    ],
  },
  {
    name: 'Connections',
    links: [
      { href: '/admin/import', verb: 'import', name: 'Import', words: 'People and places from files; see every change first' },
      { href: '/admin/tokens', verb: 'connect', name: 'API tokens', words: 'Let another system in' },
      { href: '/admin/webhooks', verb: 'connect', name: 'Webhooks', words: 'Tell another system, or a Teams channel' },
    ],
  },
  {
    name: 'Trust',
    links: [
      { href: '/admin/audit', verb: 'audit', name: 'What was changed', words: 'By whom, when, from what to what' },
      { href: '/admin/retention', verb: 'keep_records', name: 'How long things are kept', words: 'And what is forgotten when' },
      { href: '/admin/health', verb: 'watch_health', name: 'How Roost is doing', words: 'Database, mail, what waits to be sent' },
    ],
  },
]

const may = (verb?: Verb): boolean => {
  const verbs = session.me?.verbs ?? []
  return verb ? verbs.includes(verb) : screens.some((one) => one.verb && verbs.includes(one.verb))
}

/** The screen at that address, with what the address says: the route of the whole of it knows only where it begins. */
export async function open(path: string): Promise<{ default: Screen; params: Record<string, string> }> {
  const found = match(screens, path.replace(/(?<=.)\/$/, ''))
  const load = !found ? () => import('../screens/Missing.svelte') : may(found.route.verb) ? found.route.load : () => import('./NotYours.svelte')
  return { default: (await load()).default, params: found?.params ?? {} }
}
