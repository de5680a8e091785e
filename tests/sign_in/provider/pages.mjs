// The provider's own pages: one that asks who somebody is, and believes them.
const safe = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

export const page = (title, body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${safe(title)}</title><h1>${safe(title)}</h1>${body.startsWith('<') ? body : `<pre>${safe(body)}</pre>`}</html>`

export async function bodyOf(request) {
  const pieces = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const FORM = `<form method="post">
<p><label>Your account <input name="account" autofocus></label></p>
<p><button name="do" value="sign in">Sign in</button> <button name="do" value="cancel">Cancel</button></p></form>`

/** Asks whether somebody means it; `form` is the provider's own. */
export const leave = (form) =>
  page('Sign out of Estuary Council?', `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`)

export async function ask(ctx, provider, people) {
  if (ctx.method === 'GET') {
    await provider.interactionDetails(ctx.req, ctx.res)
    ctx.type = 'html'
    ctx.body = page('Estuary Council accounts', FORM)
    return
  }
  const fields = new URLSearchParams(await bodyOf(ctx.req))
  const account = fields.get('account') ?? ''
  const result =
    fields.get('do') === 'cancel' || !people.has(account)
      ? { error: 'access_denied', error_description: 'cancelled' }
      : { login: { accountId: account } }
  ctx.status = 303
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false }))
  ctx.status = 303
}
