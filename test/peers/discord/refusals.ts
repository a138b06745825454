import type { Fault } from './checks/form.ts'
import { nested, told } from './checks/form.ts'

/** What Discord says no with: status, code and message, as its documentation lists them. */
const TABLE = {
  unauthorized: [401, 0, '401: Unauthorized'],
  noSuchRoute: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  tooLarge: [413, 40005, 'Request entity too large'],
  acknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tooManyFollowUps: [400, 40094, 'This interaction has hit the maximum number of follow up messages'],
  missingAccess: [403, 50001, 'Missing Access'],
  onDm: [403, 50003, 'Cannot execute action on a DM channel'],
  othersMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  closedToUs: [403, 50007, 'Cannot send messages to this user'],
  notText: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  archivedThread: [400, 50083, 'Thread is archived'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  unreadableReply: [400, 160002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>

/** These tell of a fault in what was sent, not of a state of the world. */
const FAULTS: ReadonlySet<string> = new Set([
  'noSuchRoute',
  'methodNotAllowed',
  'tooLarge',
  'emptyMessage',
  'invalidJson',
  'tooManyCommands',
])

/** An answer that says no. `violation` is set when the request should never have been sent. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly violation: string | undefined
  constructor(status: number, body: Record<string, unknown>, violation?: string) {
    super(String(body.message))
    this.status = status
    this.body = body
    this.violation = violation
  }
}

export function refusal(name: keyof typeof TABLE): Refusal {
  const [status, code, message] = TABLE[name]
  return new Refusal(status, { message, code }, FAULTS.has(name) ? `${message} (${code})` : undefined)
}

/** 50035 with the nested description of every fault. */
export function invalidForm(faults: readonly Fault[]): Refusal {
  const body = { message: 'Invalid Form Body', code: 50035, errors: nested(faults) }
  return new Refusal(400, body, faults.map(told).join('; '))
}
