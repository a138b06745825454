import type { AppIdentity } from './state.ts'

const ALL_EVENTS = [
  ...['app_mention', 'message.channels', 'message.groups', 'message.im', 'message.mpim'],
  ...['app_home_opened', 'app_uninstalled', 'tokens_revoked', 'member_joined_channel'],
]

/** The app under test; none of its secrets opens anything outside. */
export function identity(subscriptions: readonly string[] = ALL_EVENTS): AppIdentity {
  return {
    id: 'A0AISI',
    appToken: 'xapp-1-A0AISI-local',
    clientId: '1111.2222',
    clientSecret: 'a secret of the app',
    signingSecret: 'a signing secret of thirty-two ch',
    verificationToken: 'an old verification token',
    subscriptions: new Set(subscriptions),
  }
}
