import type { State } from '../state.ts'
import type { Route } from './call.ts'
import { callbackRoutes } from './callback-routes.ts'
import { channelRoutes } from './channel-routes.ts'
import { commandRoutes } from './command-routes.ts'
import { gatewayRoutes } from './gateway-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { guildRoutes, peopleRoutes } from './people-routes.ts'
import { downloads } from './uploads.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** Everything that can be asked for. Of two that fit a path, the first counts. */
export function routesOf(state: State): Route[] {
  return [
    ...callbackRoutes(state),
    ...webhookRoutes(state),
    ...messageRoutes(state),
    ...channelRoutes(state),
    ...gatewayRoutes(state),
    ...peopleRoutes(state),
    ...guildRoutes(state),
    ...commandRoutes(state),
    ...downloads(state),
  ]
}
