import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { viewOf } from '../../../adapters/slack/forms/forms.ts'
import { formOf } from '../../../adapters/slack/forms/forms.ts'
import { EVENTS, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../../adapters/slack/scopes.ts'
import { viewFaults } from '../../peers/slack/blocks-check.ts'
import { FORMS } from './opened.ts'

const file = new URL('../../../adapters/slack/manifest.yaml', import.meta.url)
const manifest = parse(readFileSync(fileURLToPath(file), 'utf8'))

describe('the Slack manifest', () => {
  it('asks for the fewest rights; one more has to be argued for here', () => {
    const optional = ['channels:history', 'files:write', 'groups:history', 'mpim:history', 'users:read']
    const required = ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history']
    const { bot, bot_optional, user } = manifest.oauth_config.scopes
    expect([...bot_optional].sort()).toEqual(optional)
    // Slack wants the optional ones in both lists.
    expect(bot).toEqual([...required, ...optional].sort())
    expect(user).toBeUndefined()
    expect(Object.keys(REQUIRED_SCOPES).sort()).toEqual(required)
    expect(Object.keys(OPTIONAL_SCOPES).sort()).toEqual(optional)
  })

  it('subscribes to the events that are listened to, and to no other', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...EVENTS])
  })

  it('has a right for each event', () => {
    const needs = {
      'message.channels': 'channels:history',
      'message.groups': 'groups:history',
      'message.im': 'im:history',
      'message.mpim': 'mpim:history',
      app_mention: 'app_mentions:read',
    }
    for (const event of EVENTS)
      if (event in needs) expect(manifest.oauth_config.scopes.bot).toContain(needs[event as keyof typeof needs])
  })

  it('is an agent with a Home tab, a command, forms, Socket Mode and organisations', () => {
    expect(manifest.features).toMatchObject({
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: { agent_description: expect.any(String) },
      slash_commands: [{ command: '/aisi', usage_hint: expect.any(String), should_escape: false }],
    })
    expect(manifest.features).not.toHaveProperty('assistant_view')
    expect(manifest.settings).toMatchObject({
      interactivity: { is_enabled: true },
      org_deploy_enabled: true,
      socket_mode_enabled: true,
    })
  })

  it('keeps within Slack’s lengths', () => {
    const { display_information, features } = manifest
    expect(display_information.name.length).toBeLessThanOrEqual(35)
    expect(display_information.description.length).toBeLessThanOrEqual(140)
    expect(display_information.long_description.length).toBeLessThanOrEqual(4_000)
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300)
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4)
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })

  it('has a form behind each shortcut', () => {
    const codes: string[] = manifest.features.shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(formOf(code)).toBeDefined()
  })
})

describe('the forms', () => {
  it.each(['form:remind', 'form:event'] as const)('are taken by Slack, whatever there is to choose from (%s)', code => {
    const zones = Intl.supportedValuesOf('timeZone')
    const topics = Array.from({ length: 300 }, (_, at) => `${at} `.padEnd(at, 'x'))
    for (const offer of [
      FORMS,
      { topics: [], zones: [] },
      { topics, zones },
      { topics, zones: zones.map(zone => zone.repeat(9)).concat(zones) },
    ]) {
      const view = viewOf(code, offer, 'C0000000001')
      expect(viewFaults({ ...view }, [])).toEqual([])
    }
  })
})
