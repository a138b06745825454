import { conversationContract } from '../../contracts/conversation.ts'
import { discordTalker } from './talker.ts'

conversationContract('Discord', discordTalker)
