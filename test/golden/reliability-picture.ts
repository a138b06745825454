import type { Bin } from './reliability.ts'

/** The plane that is drawn on, in pixels; confidence runs from 0.4 to 1, the right ones from 0 to 100 %. */
const SIZE = { width: 560, height: 400 }
const PLANE = { left: 64, right: 536, top: 76, bottom: 332 }
const LOWEST = 0.4
const BAR_GAP = 10
/** Room that a count needs above its bar. */
const LABEL_RISE = 7

const STYLE = `
  text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .faint { fill: #59636e }
  .card { fill: #ffffff; stroke: #d1d9e0 }
  .grid { stroke: #d1d9e0 }
  .bar { fill: #4c8dd9 }
  .ideal { stroke: #bc4c00; stroke-width: 2; stroke-dasharray: 6 5; fill: none }
  .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .faint { fill: #9198a1 }
    .card { fill: #0d1117; stroke: #3d444d }
    .grid { stroke: #30363d }
    .bar { fill: #3a72b8 }
    .ideal { stroke: #f0883e }
    .halo { stroke: #0d1117 }
  }`

/**
 * A reliability diagram: how many of the answers of each confidence are right, with their counts.
 * @param below Answers that lie left of what is drawn, which are told in words.
 */
export function reliabilityPicture(bins: readonly Bin[], below: Omit<Bin, 'tenth'>, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(bins.map(told).join('; '))}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="card" x="0.5" y="0.5" width="${SIZE.width - 1}" height="${SIZE.height - 1}" rx="8"/>`,
    text(24, 32, title, 'title'),
    text(24, 53, 'right answers of each confidence; dashed: what the confidence promises', 'faint'),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap(gridLine),
    ...bins.map(bar),
    line('ideal', x(LOWEST), y(LOWEST), x(1), y(1)),
    ...bins.map(label),
    ...Array.from({ length: bins.length + 1 }, (_, at) => at + LOWEST * 10).map(tick),
    text((PLANE.left + PLANE.right) / 2, SIZE.height - 18, axisName(below), 'faint', 'middle'),
    '</svg>',
    '',
  ].join('\n')
}

function gridLine(share: number): string[] {
  return [
    line('grid', PLANE.left, y(share), PLANE.right, y(share)),
    text(PLANE.left - 10, y(share) + 4, `${100 * share} %`, 'faint', 'end'),
  ]
}

function tick(tenth: number): string {
  return text(x(tenth / 10), PLANE.bottom + 22, (tenth / 10).toFixed(1), 'faint', 'middle')
}

function bar(bin: Bin): string {
  const left = x(bin.tenth / 10) + BAR_GAP / 2
  const width = x((bin.tenth + 1) / 10) - BAR_GAP / 2 - left
  const top = y(shareOf(bin))
  return `<rect class="bar" x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(PLANE.bottom - top)}" rx="2"/>`
}

function label(bin: Bin): string {
  const words = bin.count === 0 ? 'none' : `${bin.right} of ${bin.count}`
  return text(x((bin.tenth + 0.5) / 10), y(shareOf(bin)) - LABEL_RISE, words, 'halo', 'middle')
}

function axisName({ count, right }: Omit<Bin, 'tenth'>): string {
  return count === 0 ? 'confidence' : `confidence (below ${LOWEST}, not drawn: ${right} of ${count} right)`
}

function told({ tenth, count, right }: Bin): string {
  return `${(tenth / 10).toFixed(1)} to ${((tenth + 1) / 10).toFixed(1)}: ${right} of ${count} right`
}

function shareOf({ count, right }: Bin): number {
  return count === 0 ? 0 : right / count
}

function x(confidence: number): number {
  return PLANE.left + ((confidence - LOWEST) / (1 - LOWEST)) * (PLANE.right - PLANE.left)
}

function y(share: number): number {
  return PLANE.bottom - share * (PLANE.bottom - PLANE.top)
}

function line(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${kind}" x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}"/>`
}

function text(at: number, down: number, words: string, kind: string, anchor = 'start'): string {
  return `<text class="${kind}" x="${px(at)}" y="${px(down)}" text-anchor="${anchor}">${escaped(words)}</text>`
}

function px(number: number): string {
  return String(Number(number.toFixed(1)))
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
