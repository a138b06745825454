import type { Answerer } from '../answer/answer.ts'
import type { CountedGap } from '../store/gaps.ts'
import { openStore } from '../store/open.ts'
import { WrongUsage, type Args, type Command } from './command.ts'
import { FOLDER_OPTIONS, momentOf, openFor } from './folder.ts'
import type { Style } from './style.ts'
import { print, type Terminal } from './terminal.ts'

const DAY_MS = 86_400_000
/** As long as gaps are kept. */
const USUAL_DAYS = 90
const USUAL_COUNT = 20
const NOTHING = 'Nothing is missing: no open question is kept.'

/** `aisi gaps`: what people asked and the facts did not answer. */
export const gaps: Command = {
  summary: 'Lists the questions that were not answered, 👎 or reported, the most frequent first.',
  usage: '[options]',
  options: {
    days: { help: `seen within so many days; ${USUAL_DAYS} unless told`, value: 'N' },
    top: { help: `so many of them; ${USUAL_COUNT} unless told`, value: 'N' },
    json: { help: 'one JSON object a line instead of text' },
    ...FOLDER_OPTIONS,
  },
  examples: ['gaps', 'gaps --days 7 --top 5', 'gaps --json'],
  async run(args, terminal) {
    const now = momentOf(args, terminal)
    const found = await topGaps(args, now, terminal)
    const { answerer } = await openFor(args, terminal)
    const lines = found.map(gap => ({ ...gap, nearest: nearestFact(gap, answerer, now) }))
    const shown = args.on('json')
      ? lines.map(line => JSON.stringify(line))
      : lines.flatMap(line => told(line, terminal.style))
    print(terminal.stdout, ...(shown.length > 0 || args.on('json') ? shown : [NOTHING]))
    return 0
  },
}

async function topGaps(args: Args, now: Date, terminal: Terminal): Promise<CountedGap[]> {
  const since = new Date(now.getTime() - numberOf(args, 'days', USUAL_DAYS) * DAY_MS)
  const store = await openStore({ ...terminal.config(), now: () => now })
  try {
    return await store.gaps.top(since, numberOf(args, 'top', USUAL_COUNT))
  } finally {
    await store.close()
  }
}

function numberOf(args: Args, option: string, usual: number): number {
  const text = args.text(option)
  if (text === undefined) return usual
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new WrongUsage(`--${option}: "${text}" is no number; write 7, say`)
  return number
}

/** What was told, or what comes nearest now: the facts may have grown since. */
function nearestFact({ facts, text }: CountedGap, answerer: Answerer, now: Date): string | undefined {
  const [told] = facts
  return told ?? answerer.explain({ text, now }).parts[0]?.candidates[0]?.fact
}

function told(gap: CountedGap & { nearest: string | undefined }, style: Style): string[] {
  const { text, reason, count, last, nearest } = gap
  const when = last.toISOString().slice(0, 10)
  return [
    `${String(count).padStart(4)} × ${text}`,
    style.faint(`       ${reason}, last on ${when}${nearest ? `, nearest fact ${nearest}` : ''}`),
  ]
}
