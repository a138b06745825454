import { fsyncs } from './fsync.ts'
import { isWay, throughKills } from './kill.ts'
import { isLoaded, PLATFORMS } from './busy.ts'
import { loads } from './load.ts'
import { planning } from './plan.ts'

/**
 * `main.ts [PART] [NUMBERS…]`; ends with 1 where a promise is broken.
 * `kill [finds|unsure|discord|slack|slack-unsure] [REMINDERS] [KILLS] [sqlite,postgres]`: reminders whose senders are
 * killed. `load [discord|slack|both] [CHANNELS]`: how long it takes on a platform's limits, and what people who ask
 * notice.
 * `plan [COMBINATIONS…]`: what a tick costs. `fsync`: what a reminder costs the disk.
 */
const [part = 'kill', ...rest] = process.argv.slice(2)
const COMBINATIONS = [100_000, 1_000_000]

switch (part) {
  case 'kill': {
    const [way = 'finds', reminders = '10000', kills = '30', engines = 'sqlite,postgres'] = rest
    if (!isWay(way)) throw new Error(`There is no "${way}".`)
    process.exitCode = (await throughKills(way, Number(reminders), Number(kills), engines.split(','))) ? 0 : 1
    break
  }
  case 'load': {
    const [platform = 'both', channels = '10000'] = rest
    const platforms = platform === 'both' ? Object.keys(PLATFORMS) : [platform]
    for (const one of platforms) {
      if (!isLoaded(one)) throw new Error(`There is no "${one}".`)
      if (!(await loads(one, Number(channels)))) process.exitCode = 1
    }
    break
  }
  case 'plan':
    await planning(rest.length > 0 ? rest.map(Number) : COMBINATIONS)
    break
  case 'fsync':
    await fsyncs()
    break
  default:
    throw new Error(`There is no part "${part}".`)
}
