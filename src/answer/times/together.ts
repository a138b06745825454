import { daysIn, type Span } from '../../knowledge/dates.ts'
import { pad } from './period.ts'
import type { TimeMention } from './times.ts'
import type { Token } from '../read/words.ts'

/** The times of a text, each with what the others say about it: two ends of one period, a day and its year. */
export function together(text: readonly Token[], found: readonly TimeMention[]): TimeMention[] {
  return dated(joined(text, found))
}

/** "between September and November 2023" is one period, whose first month has the year of the second. */
function joined(text: readonly Token[], found: readonly TimeMention[]): TimeMention[] {
  const whole: TimeMention[] = []
  for (const time of found) {
    const last = whole.at(-1)
    const between = text.slice(last?.end, time.start).map(token => token.text)
    const linked = last && LINK.test(between.join(' '))
    if (!linked || !/^(?:between|from)$/.test(text[last.start - 1]?.text ?? '')) {
      whole.push(time)
      continue
    }
    const start =
      last.relative && !time.relative ? time.span.start.slice(0, 4) + last.span.start.slice(4) : last.span.start
    whole[whole.length - 1] = { ...last, end: time.end, relation: 'in', span: { start, end: time.span.end } }
  }
  return whole
}

const LINK = /^(?:and|to|until|till|through)(?: (?:the|early|mid|late))?$/

/** "on 2 December last year", "in 2024, what happened on 20 November": a date has the year that was said besides. */
function dated(found: readonly TimeMention[]): TimeMention[] {
  const years = found.filter(({ span, relation }) => relation === 'in' && isYear(span))
  const [year] = years
  if (!year || years.length > 1 || found.length !== 2) return [...found]
  const said = year.span.start.slice(0, 4)
  return found.map(time => (time.yearless ? { ...time, span: inYear(time.span, said), yearless: false } : time))
}

function isYear({ start, end }: Span): boolean {
  return start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`
}

/** The same days of another year, which may have no 29 February. */
export function inYear({ start, end }: Span, year: string): Span {
  const passed = Number(end.slice(0, 4)) - Number(start.slice(0, 4))
  const last = Number(year) + passed
  const most = pad(daysIn(last, Number(end.slice(5, 7))))
  const day = end.slice(8) > most ? most : end.slice(8)
  return { start: year + start.slice(4), end: `${last}-${end.slice(5, 8)}${day}` }
}
