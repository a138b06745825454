/** A number for a text, as a signed 32-bit integer: FNV-1a by G. Fowler, L. Noll and K.-P. Vo, over UTF-16 units. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
