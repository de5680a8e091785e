/** Why somebody came back to the sign-in screen without being signed in, in words that say what to do. */

export interface Came {
  title: string
  detail: string
  /** Somebody else has to do something: the screen says who. */
  asks: boolean
}

const WORDS: Record<string, Came> = {
  unknown: {
    title: 'Roost does not know you yet',
    detail:
      'Your council account works, but nobody has put you into Roost. If you joined in the last few days you may be in it tomorrow. Otherwise ask to be added, and say which address you sign in with.',
    asks: true,
  },
  left: {
    title: 'You are no longer in Roost',
    detail: 'Roost was told that you have left the council, so your account here has ended. If that is wrong, ask to be brought back.',
    asks: true,
  },
  expired: {
    title: 'Signing in took too long',
    detail: 'Nothing was done. It may have been begun in another window, or some time ago. Sign in again from here.',
    asks: false,
  },
  refused: {
    title: 'You were not signed in',
    detail: 'Your council’s sign-in said no, or it was stopped half-way. Try again. If it says no again, ask your IT service desk: they decide who may use Roost.',
    asks: false,
  },
  'provider-away': {
    title: 'Your council’s sign-in does not answer',
    detail: 'It is away at the moment, or Roost cannot reach it. Whoever is signed in already goes on as usual. Try again in a few minutes.',
    asks: false,
  },
  mismatch: {
    title: 'Sign in once more',
    detail: 'What came back is not what this browser had asked for, so nobody was signed in. Sign in again from here, in this window.',
    asks: false,
  },
}

/** What `?problem=` says; null where it says nothing. A word that is not known says no more than that it went wrong. */
export function came(problem: string | null): Came | null {
  if (problem === null) return null
  const known = Object.hasOwn(WORDS, problem) ? WORDS[problem] : undefined
  return known ?? { title: 'You were not signed in', detail: 'Something went wrong on the way. Nothing was done. Sign in again from here.', asks: false }
}

/** Only an address of ours: "//elsewhere" is not. */
export function ours(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/'
}
