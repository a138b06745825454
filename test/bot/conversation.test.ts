import { conversationContract } from '../contracts/conversation.ts'
import { terminalTalker } from './terminal-talker.ts'
import { testTalker } from './test-talker.ts'

conversationContract('the test platform', testTalker)
conversationContract('the terminal', terminalTalker)
