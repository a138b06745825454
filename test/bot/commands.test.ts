import { describe, expect, it } from 'vitest'
import { COMMANDS, toCommand } from '../../src/bot/commands.ts'

describe('command words', () => {
  it.each(COMMANDS)('%s is understood as it stands', name =>
    expect(toCommand(name)).toEqual({ kind: 'command', name, rest: '' }),
  )

  it.each([
    ['Help!', 'help', ''],
    ['events december?', 'events', 'december'],
    ['remind here about summits 1 week before', 'remind here', 'about summits 1 week before'],
    ['remnid here about summits', 'remind here', 'about summits'],
    ['remind hre', 'remind here', ''],
    ['forgett me', 'forget me', ''],
    ['digest weekly monday 09:00 Europe/Paris', 'digest', 'weekly monday 09:00 Europe/Paris'],
    ['event add Board | 2026-12-03', 'event add', 'Board | 2026-12-03'],
  ])('%j is %s', (text, name, rest) => expect(toCommand(text)).toEqual({ kind: 'command', name, rest }))

  it.each([
    ['remid', 'remind here'],
    ['remind', 'remind here'],
    ['remind summits 1 day before', 'remind here summits 1 day before'],
    ['privcy', 'privacy'],
    ['calender', 'calendar'],
    ['digets weekly', 'digest weekly'],
    ['source', 'sources'],
  ])('%j is asked about', (text, first) => {
    const command = toCommand(text)
    expect(command.kind === 'near' && command.meant[0]).toBe(first)
  })

  it.each([
    'who are the members',
    'help me find the director',
    'which events happened in 2024',
    'events at which the members of the network met in 2025',
    'event horizon',
    'sources of the report',
    'why did the name change',
    'who',
    'when',
    'privacy rules of the EU',
    '',
  ])('%j is a question', text => expect(toCommand(text).kind).toBe('question'))
})
