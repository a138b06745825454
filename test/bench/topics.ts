import { stringify } from 'yaml'
import { mix } from './pseudo-words.ts'

/** What may be done, in several words each; fifteen. */
const ACTIONS = [
  ['cancel', 'call off', 'stop', 'terminate'],
  ['renew', 'extend', 'prolong'],
  ['pay for', 'settle the bill for', 'transfer money for'],
  ['track', 'follow', 'see the progress of', 'locate'],
  ['upgrade', 'improve', 'get a better version of'],
  ['report a problem with', 'complain about', 'report a fault with'],
  ['share', 'give a friend access to', 'pass on'],
  ['print', 'get a paper copy of', 'have on paper'],
  ['insure', 'protect against loss of', 'get cover for'],
  ['sell', 'resell', 'find a buyer for'],
  ['translate', 'get in another language', 'read in spanish'],
  ['order', 'buy', 'purchase', 'apply for'],
  ['return', 'send back', 'bring back'],
  ['change the address on', 'move to a new home with', 'update the location of'],
  ['reset the password of', 'log in again to', 'recover access to'],
]

/** What it may be done to; ten. */
const THINGS = [
  ['gym membership', 'fitness card', 'sports pass'],
  ['train ticket', 'rail fare', 'railway booking'],
  ['library account', 'reader account', 'lending profile'],
  ['phone contract', 'mobile plan', 'cell phone tariff'],
  ['hotel room', 'overnight stay', 'suite'],
  ['rental car', 'hire car', 'rented vehicle'],
  ['newspaper', 'daily paper', 'news subscription'],
  ['parking permit', 'parking spot', 'garage space'],
  ['savings plan', 'deposit account', 'nest egg'],
  ['electric bike', 'e-bike', 'pedelec'],
]

const FRAMES = [
  'how do i A my T',
  'how can i A the T',
  'A my T please',
  'can you help me A my T',
  'i want to A my T',
  'i need to A a T',
  'what do i have to do to A my T',
  'is it possible to A a T online',
  'where can i A my T',
  'would you A my T for me',
  'A T',
  'please tell me how to A the T',
  'my wife wants to A her T',
  "i can't find out how to A my T",
  'what is the way to A a T',
  'could i A my T today',
  'steps to A the T',
  'who can A my T',
  'hi, i would like to A my T',
  'trying to A my T, any advice',
]

export interface Topic {
  id: string
  says: string
  asks: readonly string[]
  /** Asked in the same manner, and not in the folder. */
  held: readonly string[]
}

/** 150 topics with questions made from word lists, the same on every run. */
export function topics(asks: number, held: number): Topic[] {
  return ACTIONS.flatMap(([action = '', ...otherActions], a) =>
    THINGS.map(([thing = '', ...otherThings], t): Topic => {
      const made = FRAMES.flatMap(frame =>
        [action, ...otherActions].flatMap(A => [thing, ...otherThings].map(T => frame.replace('A', A).replace('T', T))),
      )
      const all = shuffled(made, 100 * a + t)
      const says = `To ${action} your ${thing}, write to desk ${10 * a + t}.`
      return { id: `topic-${a}-${t}`, says, asks: all.slice(0, asks), held: all.slice(asks, asks + held) }
    }),
  )
}

/** The least that a folder may hold. */
export function minimalFolder(all: readonly Topic[]): string {
  return stringify({ facts: all.map(({ id, says, asks }) => ({ id, says, asks })) })
}

function shuffled(texts: readonly string[], seed: number): string[] {
  const order = texts.map((text, at) => ({ text, at: mix(seed * 1_000 + at + 1) }))
  return order.sort((one, other) => one.at - other.at).map(one => one.text)
}
