// A real identity provider (npm oidc-provider) on this machine, with people of a test's own, that can misbehave.
// It says where it is, and where it is told what to do: JSON by POST, { do: …, … }.
import { constants, createHmac, createPrivateKey, generateKeyPairSync, sign as signature } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { Memory, forgetAll } from './memory.mjs'
import { ask, bodyOf, leave, page } from './pages.mjs'

const people = new Map()
let client
let keys = []
// What goes wrong: `claims` changed in the ID token, `header` of it, `unsigned`, `signed_with` a secret or a key that
// nobody knows, `iss` of the answer; and the server itself `away`, `silent` or `broken`.
let faults = {}
let asked = []
let current

function newKey(kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }
}

let made = 0

function rotate() {
  keys = [newKey(`key-${(made += 1)}`)]
  current = build()
}

function build() {
  const provider = new Provider(issuer, {
    adapter: Memory,
    clients: client ? [client] : [],
    jwks: { keys },
    cookies: { keys: ['one that nobody need keep'] },
    claims: { openid: ['sub', 'oid', 'groups', 'roles'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => people.has(sub) && { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => (ctx.body = leave(form)) },
    },
    // Its own guard keeps it from calling this very machine, which is where Roost is here.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    // Whoever signs in with the council's own provider is not asked whether Roost may know who they are.
    loadExistingGrant: async (ctx) => {
      const known = ctx.oidc.session.grantIdFor(ctx.oidc.client.clientId)
      if (known) return ctx.oidc.provider.Grant.find(known)
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = page('The provider refuses', JSON.stringify(out))
    },
  })
  provider.on('server_error', (_, error) => console.error(error))
  provider.on('grant.error', (_, error) => console.error(error))
  provider.on('backchannel.error', (_, error) => console.error(error))
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith('/interaction/')) return ask(ctx, provider, people)
    if (ctx.path === '/favicon.ico') return (ctx.status = 204)
    asked.push(`${ctx.method} ${ctx.path}`)
    await next()
    if (ctx.oidc?.route === 'token' && ctx.body?.id_token) ctx.body = { ...ctx.body, id_token: spoilt(ctx.body.id_token) }
    if (ctx.path === '/.well-known/openid-configuration') ctx.body = { ...ctx.body, ...faults.description }
    if (ctx.oidc?.route === 'userinfo') ctx.body = { ...ctx.body, ...faults.userinfo }
    const away = ctx.response.get('location')
    if (faults.iss !== undefined && away?.startsWith(client.redirect_uris[0])) {
      const url = new URL(away)
      faults.iss === null ? url.searchParams.delete('iss') : url.searchParams.set('iss', faults.iss)
      ctx.set('location', url.href)
    }
  })
  return provider
}

function spoilt(token) {
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
  return faults.claims || faults.header || faults.unsigned || faults.signed_with ? sign({ ...claims, ...faults.claims }) : token
}

/** `how`: what is wrong with the signature, if anything is. */
function sign(claims, header = faults.header, how = faults) {
  claims = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null))
  const alg = how.unsigned ? 'none' : how.signed_with && how.signed_with !== 'stranger' ? 'HS256' : 'RS256'
  const head = { alg, kid: keys[0].kid, typ: 'JWT', ...header }
  const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${alg === 'none' ? '' : signed(text, head.alg, how.signed_with).toString('base64url')}`
}

function signed(text, alg, by) {
  if (alg === 'HS256') return createHmac('sha256', by).update(text).digest()
  const key = createPrivateKey({ key: by ? newKey('stranger') : keys[0], format: 'jwk' })
  const padding = alg.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}
  return signature(`sha${alg.slice(2)}`, Buffer.from(text), { key, ...padding })
}

const orders = {
  /** Nobody and nothing is left of the test before; `client`: Roost, as it is registered. */
  async begin(order) {
    people.clear()
    forgetAll()
    faults = {}
    asked = []
    client = order.client
    current = build()
  },
  async person({ sub, claims }) {
    people.set(sub, claims)
  },
  async misbehave(order) {
    faults = order.faults
  },
  async rotate() {
    rotate()
  },
  async sign({ claims, header, how }) {
    return sign(claims, header ?? {}, how ?? {})
  },
  async public_key() {
    const { d, p, q, dp, dq, qi, ...open } = keys[0]
    return open
  },
  async asked() {
    return asked
  },
}

const server = createServer((request, response) => {
  if (faults.away) return request.socket.destroy()
  if (faults.silent) return
  if (faults.broken) return void response.writeHead(faults.broken === true ? 500 : faults.broken, faults.headers ?? {}).end(faults.body ?? '')
  if (faults.broken_at && request.url.startsWith(faults.broken_at)) return void response.writeHead(503).end()
  current.callback()(request, response)
})
const control = createServer(async (request, response) => {
  try {
    const order = JSON.parse(await bodyOf(request))
    response.end(JSON.stringify((await orders[order.do](order)) ?? null))
  } catch (error) {
    response.writeHead(500).end(String(error?.stack ?? error))
  }
})
const listening = (one) => new Promise((done) => one.listen(0, '127.0.0.1', () => done(one.address().port)))
const issuer = `http://127.0.0.1:${await listening(server)}`
rotate()
console.log(`Provider is at ${issuer}, told at http://127.0.0.1:${await listening(control)}`)
