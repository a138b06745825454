import { describe, expect, it } from 'vitest'
import { smallTalk } from '../../src/answer/message/smalltalk.ts'

describe('small talk', () => {
  it.each([
    [
      'greeting',
      [
        'hi',
        'Hello there!',
        'good morning',
        'hey, how are you?',
        "what's up",
        'HELLO',
        'gm all',
        'you there?',
        'morning bot!',
        'pleased to meet you',
        'never mind',
        'happy friday!',
      ],
    ],
    [
      'thanks',
      [
        'thanks',
        'Thank you so much!',
        'ok great, thank you',
        'cheers',
        'that was very helpful',
        'cheers mate, you saved my day',
        'thank you, that was all for today',
        'perfect, exactly what i needed',
        'wow that was fast',
        'that helps a lot',
        'Perfect! Thanks a lot.',
        'ok',
        'I see, makes sense',
      ],
    ],
    [
      'bye',
      [
        'no further questions',
        'have a great weekend',
        'bye',
        'goodbye!',
        'see you later',
        'have a nice day',
        'bye then, we talk next week',
      ],
    ],
    [
      'help',
      [
        'help',
        'what can you do?',
        'who are you',
        'are you a bot',
        'how does this work',
        'what can I ask you',
        'who built you?',
        'are you an LLM?',
        'i have a question',
        'hi there! first time here',
        'how do you know all this',
        'were you made by a bakery?',
        'am I talking to a human?',
        'what sources do you use',
        'how reliable are your answers?',
        'can you give me some examples',
        "good morning! I'm new here, what can I use you for?",
        'hiya bot, first day here, i run a radio show. what can you do for me?',
      ],
    ],
  ])('is recognised as %s', (about, texts) => {
    for (const text of texts) expect(`${text}: ${smallTalk(text)}`).toBe(`${text}: ${about}`)
  })

  it.each([
    'hello, who manages the office',
    'thanks, and who is the chair?',
    'thanks, list the members for me',
    'help me find the manager',
    'is the budget day a good day',
    'who is the boss',
    'what does it do',
    'what do you know about the office',
    'what should I know of the Friday Circle',
    'nice, what is it',
    'how do you know that Bergen is open',
    'who built the office',
    'what can you tell me about the office',
    'do you use the office on Fridays',
    'how reliable is the manager',
    'office',
    'hello! the office',
    'thanks. i need the chair',
    'good morning! we like the office. who runs it?',
    '',
    '!?',
  ])('is not taken for it: %j', text => expect(smallTalk(text)).toBeUndefined())

  it('is short', () => expect(smallTalk(Array(50).fill('thanks').join(' '))).toBeUndefined())
})
