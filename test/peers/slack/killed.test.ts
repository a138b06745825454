import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startSlack } from './start.ts'

it('brings an event again to a bot that was killed before it could acknowledge', async () => {
  const slack = await startSlack({ redelivery: { delaysMs: [] } })
  onTestFinished(() => slack.close())
  const { botToken, appToken, botUserId } = slack.workspace()
  const [channel, user] = [slack.channel(), slack.user()]
  const script = fileURLToPath(new URL('echo-process.ts', import.meta.url))
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, slack.url, botToken, appToken], {
      stdio: 'ignore',
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await slack.until(() => slack.connections() === 1, { timeoutMs: 20_000, what: 'the bot to connect' })
    return child
  }

  const first = await start()
  slack.silence(true)
  const asking = slack.say({ channel, user, text: `<@${botUserId}> hello` })
  await slack.until(() => slack.deliveries.length === 1)
  first.kill('SIGKILL')
  const { deliveries } = await asking
  expect(deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['dropped'])

  slack.silence(false)
  await start()
  await slack.redeliver()
  await slack.until(() => slack.fromBot(channel).length === 1)
  expect(deliveries[0]?.attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
    [0, 'dropped'],
    [1, 'acknowledged'],
  ])
})
