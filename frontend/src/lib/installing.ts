/**
 * A browser's own offer to install Roost. It makes it once, when it likes, and often before anybody asks: so this
 * listens from the start.
 */
export interface Offer extends Event {
  prompt(): Promise<unknown>
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

export const offers: { made?: Offer } = {}

addEventListener('beforeinstallprompt', (event) => (offers.made = event as Offer))
