/** A line of chips that is wider than the phone. */

/** Brings `chip` to the middle of its strip. Not scrollIntoView: that would move the page as well. */
export function centre(strip: HTMLElement, chip: HTMLElement): void {
  strip.scrollLeft = chip.offsetLeft - strip.clientWidth / 2 + chip.offsetWidth / 2
}

/** For `{@attach}`: what gets the focus comes into sight. Browsers leave a chip that is half there where it is. */
export function follow(strip: HTMLElement): () => void {
  const focused = (event: FocusEvent): void => {
    const chip = event.target as HTMLElement
    const [inside, box] = [strip.getBoundingClientRect(), chip.getBoundingClientRect()]
    if (box.left < inside.left || box.right > inside.right) centre(strip, chip)
  }
  strip.addEventListener('focusin', focused)
  return () => strip.removeEventListener('focusin', focused)
}
