import { assistant } from './assistant.ts'
import { auth } from './auth.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import type { Methods } from './method.ts'
import { oauth } from './oauth.ts'
import { people } from './people.ts'
import { reactions } from './reactions.ts'
import { views } from './views.ts'

/** Every method that the peer knows; any other is `unknown_method`. */
export const METHODS: Methods = {
  ...assistant,
  ...auth,
  ...chat,
  ...conversations,
  ...files,
  ...oauth,
  ...people,
  ...reactions,
  ...views,
}
