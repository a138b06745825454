import { InstallProvider, type CallbackOptions } from '@slack/oauth'
import type { Logger, webApi } from '@slack/bolt'
import type { ServerResponse } from 'node:http'
import type { Route } from '../../src/http/route.ts'
import type { Log } from '../../src/log.ts'
import type { Register } from './installations.ts'
import { ALL_SCOPES } from './scopes.ts'

export const INSTALL_PATH = '/slack/install'
const CALLBACK_PATH = '/slack/oauth_redirect'

export interface InstallParts {
  oauth: { clientId: string; clientSecret: string; stateSecret: string }
  apiUrl: string
  clientOptions: webApi.WebClientOptions
  logger: Logger
  log: Log
  register: Register
  publicUrl?: string
  /** A workspace has a token, perhaps another one than before. */
  installed(workspace: string): void
}

/** Slack's way of installing an app, as pages of our own server. */
export function installing(parts: InstallParts): { provider: InstallProvider; routes: Route[] } {
  const { oauth, apiUrl, clientOptions, logger, register, publicUrl } = parts
  const provider = new InstallProvider({
    ...oauth,
    logger,
    clientOptions: { ...clientOptions },
    installationStore: register,
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
    // Straight on to Slack, which asks the person itself.
    directInstall: true,
  })
  const redirectUri = publicUrl && new URL(CALLBACK_PATH, publicUrl).href
  const wanted = { scopes: ALL_SCOPES, ...(redirectUri && { redirectUri }) }
  return {
    provider,
    routes: [
      {
        method: 'GET',
        path: INSTALL_PATH,
        handle: (request, response) => provider.handleInstallPath(request, response, undefined, wanted),
      },
      {
        method: 'GET',
        path: CALLBACK_PATH,
        handle: (request, response) => provider.handleCallback(request, response, outcomes(parts)),
      },
    ],
  }
}

function outcomes({ log, installed }: InstallParts): CallbackOptions {
  return {
    success: ({ team, enterprise, isEnterpriseInstall }, _options, _request, response) => {
      const workspace = (isEnterpriseInstall ? enterprise?.id : team?.id) ?? ''
      installed(workspace)
      log.info('slack-installed', { workspace })
      say(response, 200, 'I am installed. You can close this page and go back to Slack: /aisi help says what I can do.')
    },
    failure: (error, _options, _request, response) => {
      log.warn('slack-not-installed', { code: error.code, cause: error })
      const [status, text] = FAILURES[error.code] ?? [502, 'Slack did not complete the installation. Please try again.']
      say(response, status, text)
    },
  }
}

const AGAIN = `Please start again at ${INSTALL_PATH}, in one and the same browser, and finish within ten minutes.`

const FAILURES: Readonly<Record<string, readonly [number, string]>> = {
  slack_oauth_invalid_state: [400, `This page was not opened from the installation that began here. ${AGAIN}`],
  slack_oauth_missing_state: [400, `This page was not opened from the installation that began here. ${AGAIN}`],
  slack_oauth_missing_code: [400, `This page is opened by Slack at the end of an installation. ${AGAIN}`],
  slack_oauth_installer_authorization_error: [400, 'The installation was cancelled; nothing was installed.'],
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
