// What the provider keeps: in this process, and through a change of its keys.
const kept = new Map()
// What belongs to one consent goes with it.
const grants = new Map()

export const forgetAll = () => (kept.clear(), grants.clear())

export class Memory {
  constructor(model) {
    this.model = model
  }

  key = (id) => `${this.model}:${id}`

  async upsert(id, payload, expiresIn) {
    kept.set(this.key(id), { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
    if (payload.uid) kept.set(`uid:${payload.uid}`, { payload: { id }, until: Infinity })
    if (payload.grantId) grants.set(payload.grantId, [...(grants.get(payload.grantId) ?? []), this.key(id)])
  }

  async find(id) {
    const found = kept.get(this.key(id))
    return found && found.until > Date.now() ? found.payload : undefined
  }

  async findByUid(uid) {
    const found = kept.get(`uid:${uid}`)
    return found && this.find(found.payload.id)
  }

  async findByUserCode() {}

  async destroy(id) {
    kept.delete(this.key(id))
  }

  async revokeByGrantId(grantId) {
    for (const key of grants.get(grantId) ?? []) kept.delete(key)
    grants.delete(grantId)
  }

  async consume(id) {
    const found = kept.get(this.key(id))
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
  }
}
