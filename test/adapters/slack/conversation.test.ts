import { conversationContract } from '../../contracts/conversation.ts'
import { FEWEST_SCOPES } from '../../peers/slack/furnish.ts'
import { slackTalker } from './talker.ts'

conversationContract('Slack by Socket Mode', slackTalker('socket'))
conversationContract('Slack by HTTP', slackTalker('http'))
conversationContract('Slack with the fewest scopes', slackTalker('socket', FEWEST_SCOPES))
