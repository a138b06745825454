import { webApi } from '@slack/bolt'
import type { Finding } from '../../src/bot/finding.ts'
import { silentLog } from '../../src/log.ts'
import { whoAmI, type Identity } from './access.ts'
import { clientOptions, onceMore } from './client.ts'
import { asUndelivered, codeOf } from './failures.ts'
import { libraryLog } from './logger.ts'
import { appRefusalOf, refusalOf } from './refusals.ts'
import { lackingIn, OPTIONAL_SCOPES, REINSTALL } from './scopes.ts'
import { settingsFaults, SLACK_API, type SlackSettings } from './settings.ts'

const part = 'Slack'

/** What `aisi doctor` can tell about Slack without connecting: tokens, permissions, the way in. */
export async function inspectSlack(settings: SlackSettings): Promise<Finding[]> {
  const faults = settingsFaults(settings)
  if (faults.length > 0) return faults.map(says => ({ part, state: 'fault', says, cure: 'Put the settings right.' }))
  const options = clientOptions(settings.apiUrl ?? SLACK_API, libraryLog(silentLog()))
  const api = new webApi.WebClient(undefined, options)
  const [bot, app] = await Promise.all([aboutBot(api, settings), aboutApp(api, settings)])
  return [...bot, ...app]
}

async function aboutBot(api: webApi.WebClient, { botToken, oauth }: SlackSettings): Promise<Finding[]> {
  if (!botToken)
    return [{ part, state: 'good', says: `Workspaces install the app themselves (client id ${oauth?.clientId}).` }]
  try {
    const identity = await whoAmI(api, { token: botToken })
    const where = identity.orgWide ? `the organisation ${identity.team}` : identity.team
    return [{ part, state: 'good', says: `Signed in as @${identity.name} in ${where}.` }, ...aboutScopes(identity)]
  } catch (cause) {
    return [failed('The bot token', cause)]
  }
}

function aboutScopes({ scopes }: Identity): Finding[] {
  if (!scopes) {
    const says = 'Slack did not say which permissions the app has.'
    return [{ part, state: 'off', says, cure: 'A proxy in SLACK_API_URL has to pass on the header x-oauth-scopes.' }]
  }
  const lacking = lackingIn(scopes).map((says): Finding => ({ part, state: 'fault', says, cure: REINSTALL }))
  const off = Object.entries(OPTIONAL_SCOPES)
    .filter(([scope]) => !scopes.has(scope))
    .map(([scope, without]): Finding => {
      const says = `Without the permission ${scope} ${without}.`
      return { part, state: 'off', says, cure: `${REINSTALL} Allow ${scope}.` }
    })
  const all = lacking.length + off.length === 0
  return all
    ? [{ part, state: 'good', says: 'All permissions are there, the optional ones too.' }]
    : [...lacking, ...off]
}

async function aboutApp(api: webApi.WebClient, { appToken }: SlackSettings): Promise<Finding[]> {
  if (!appToken) {
    const says = 'Slack reaches us by HTTP at /slack/events, with the signing secret.'
    return [{ part, state: 'good', says }]
  }
  try {
    await onceMore(() => api.apps.connections.open({ token: appToken }))
    return [{ part, state: 'good', says: 'Socket Mode can connect with the app token.' }]
  } catch (cause) {
    return [failed('The app token', cause, appRefusalOf)]
  }
}

function failed(what: string, cause: unknown, meaning = refusalOf): Finding {
  const code = codeOf(cause)
  if (code === undefined) {
    const why = asUndelivered(cause).obstacle === 'busy' ? 'Slack asks us to wait.' : 'Slack cannot be reached.'
    return {
      part,
      state: 'fault',
      says: `${what} could not be checked: ${why}`,
      cure: 'Check the network and try again.',
    }
  }
  const { says, cure } = meaning(code)
  return { part, state: 'fault', says: `${what} is refused. ${says}`, cure }
}
