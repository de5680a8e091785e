/**
 * A photo on its way out of the phone: made smaller, parts of it blacked out, and drawn anew, so that nothing of the
 * file but its picture leaves. Sizes are pixels of the smaller picture.
 */

/** The longer side of what is sent. */
export const MOST = 1600
/** What the server takes at most, in bytes. */
export const HEAVIEST = 15 * 1024 * 1024

export interface Size {
  width: number
  height: number
}

export interface Box extends Size {
  x: number
  y: number
}

export interface Picture extends Size {
  /** Null where this browser cannot show such a file: then it is sent as it is, and the server makes it smaller. */
  bitmap: ImageBitmap | null
  file: File
}

/** `size` made to fit, never bigger than it was. */
export function fitted(size: Size, most = MOST): Size {
  const scale = Math.min(1, most / Math.max(size.width, size.height))
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) }
}

/** So small a box may be: still a box that can be seen and caught. */
const least = (within: Size): number => Math.round(Math.max(within.width, within.height) * 0.03)
const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high))

/** Moved, and held inside the picture. */
export function moved(box: Box, dx: number, dy: number, within: Size): Box {
  return {
    ...box,
    x: between(0, box.x + dx, within.width - box.width),
    y: between(0, box.y + dy, within.height - box.height),
  }
}

/** Wider and higher, or less so; the left upper corner stays. */
export function sized(box: Box, dw: number, dh: number, within: Size): Box {
  return {
    ...box,
    width: between(least(within), box.width + dw, within.width - box.x),
    height: between(least(within), box.height + dh, within.height - box.y),
  }
}

/** The box between two corners; null where it is too small to have been meant. */
export function drawn(from: { x: number; y: number }, to: { x: number; y: number }, within: Size): Box | null {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)].map((at) => between(0, at, within.width)) as [number, number]
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)].map((at) => between(0, at, within.height)) as [number, number]
  if (Math.max(right - left, bottom - top) < least(within)) return null
  return moved(sized({ x: left, y: top, width: right - left, height: bottom - top }, 0, 0, within), 0, 0, within)
}

/** A new box for those who do not draw: in the middle, each a little beside the one before. */
export function added(nth: number, within: Size): Box {
  const [width, height] = [Math.round(within.width * 0.3), Math.round(within.height * 0.22)]
  const aside = (nth % 5) * 0.06
  const middle = { x: (within.width - width) / 2, y: (within.height - height) / 2, width, height }
  return moved(middle, Math.round(within.width * aside), Math.round(within.height * aside), within)
}

/** The photo, small enough to be sent. Throws where it is too heavy, or no picture. */
export async function shrink(file: File): Promise<Picture> {
  if (file.size > HEAVIEST) throw new Error('This photo is bigger than 15 MB. Take it again, or choose another.')
  let whole: ImageBitmap
  try {
    whole = await createImageBitmap(file)
  } catch {
    // iPhones' own format, on a browser that does not read it: the server does.
    if (/\.hei[cf]$/i.test(file.name) || /^image\/hei[cf]/.test(file.type)) return { bitmap: null, file, width: 0, height: 0 }
    throw new Error('This file is no photo that can be read here. Choose a JPEG, PNG, WebP or HEIC.')
  }
  const size = fitted(whole)
  const bitmap = await createImageBitmap(whole, { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'high' })
  whole.close()
  return { bitmap, file, ...size }
}

/** Draws the picture with its black boxes. */
export function paint(canvas: HTMLCanvasElement, picture: Picture, boxes: Box[]): void {
  if (!picture.bitmap) return
  canvas.width = picture.width
  canvas.height = picture.height
  const pen = canvas.getContext('2d')!
  // JPEG knows no see-through; what was is white.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.drawImage(picture.bitmap, 0, 0)
  pen.fillStyle = '#000'
  for (const box of boxes) pen.fillRect(box.x, box.y, box.width, box.height)
}

/** What is sent: a JPEG with the boxes black for good. */
export async function painted(picture: Picture, boxes: Box[]): Promise<Blob> {
  if (!picture.bitmap) return picture.file
  const canvas = document.createElement('canvas')
  paint(canvas, picture, boxes)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The photo could not be made ready.'))), 'image/jpeg', 0.85),
  )
}
