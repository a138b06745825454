/** A secret of the settings, with all that is written otherwise in addresses and JSON. */
export const SETTING = 'p@ss/w"rd of the store'

/** Put together here, so that nobody who looks for lost tokens finds some in this file. */
const discordToken = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GaBcDe', 'canaryCANARYcanaryCANARYcanaryCANARY12'].join('.')

const TOKENS: Readonly<Record<string, [text: string, secret: string]>> = {
  'a Slack bot token': ['refused:xoxb-1111-2222-CaNaRy', 'CaNaRy'],
  'a Slack refresh token': ['(xoxe.xoxp-1-CaNaRy)', 'CaNaRy'],
  'a Slack app token': ['app=xapp-1-A111-222-CaNaRy;', 'CaNaRy'],
  'a Discord bot token': [`token:${discordToken}!`, 'canary'],
  'a Discord interaction token': ['no:aW50ZXJhY3Rpb246MTIzCaNaRy', 'CaNaRy'],
  'a Discord webhook': ['https://discord.com/api/v10/webhooks/123456/CaNaRy-x/messages/@original', 'CaNaRy'],
  'a Discord callback': ['/interactions/123456/CaNaRy_x/callback', 'CaNaRy'],
  'a Slack reply address': ['https://hooks.slack.com/commands/T0123/456/CaNaRy', 'CaNaRy'],
  'a Slack reply address in JSON': [String.raw`"https:\/\/hooks.slack.com\/commands\/T0123\/456\/CaNaRy"`, 'CaNaRy'],
  'a Slack reply address in a form': ['https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0123%2F456%2FCaNaRy', 'CaNaRy'],
  'a reply address of another host': ['http://127.0.0.1:4000/commands/T0123/456/CaNaRy', 'CaNaRy'],
  'a Slack webhook': ['https://hooks.slack.com/workflows/CaNaRy/1', 'CaNaRy'],
  'a bearer': ['sent bearer CaNaRy.123', 'CaNaRy'],
  'an authorization header': ['{ authorization: "Bot CaNaRy123" }', 'CaNaRy'],
  'a password in an address': ['postgres://bot:CaNaRy@db.example:5432/aisi', 'CaNaRy'],
  'a token before an address': ['https://CaNaRy@git.example/aisi', 'CaNaRy'],
  'a password with a slash in an address': ['postgres://bot:Ca/NaRy@db.example/aisi', 'NaRy'],
  'a verification token in a form': ['token=CaNaRy&team_id=T1', 'CaNaRy'],
  'a secret in JSON': ['{"client_secret":"CaNaRy"}', 'CaNaRy'],
  'a secret in JSON within JSON': [String.raw`{\"access_token\":\"CaNaRy\"}`, 'CaNaRy'],
  'a ticket of a socket': ['wss://wss-primary.slack.com/link/?ticket=CaNaRy&app_id=1', 'CaNaRy'],
  'a code of an installation': ['GET /slack/oauth_redirect?code=CaNaRy&state=1', 'CaNaRy'],
  'a secret of the settings': [`password "${SETTING}" refused`, SETTING],
  'a secret of the settings in an address': [encodeURIComponent(SETTING), encodeURIComponent(SETTING)],
  'a secret of the settings in JSON': [JSON.stringify({ a: SETTING }), JSON.stringify(SETTING).slice(1, -1)],
}
/** Texts as they may stand in messages of libraries, and the part of each that must never be seen. */
export const tokens = Object.entries(TOKENS).map(([name, [text, secret]]) => ({ name, text, secret }))
