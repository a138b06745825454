import type { GapReason } from '../store/gaps.ts'

const GAP_REASONS: Readonly<Record<GapReason, string>> = {
  unknown: 'not known',
  unhelpful: '👎',
  reported: 'reported as a mistake',
}

/** Every sentence that the bot says around the facts, in one place; a platform adds nothing of its own but its refusals. */
export const WORDING = {
  asOf: (day: string) => `As of ${day}.`,
  rival: (says: string) => `Sources differ: ${says}`,
  sources: 'Sources',
  unread: (needs: string) =>
    `I cannot read what was said in this thread before: that takes ${needs}. Name in the question what you mean.`,
  alsoAsk: 'You can also ask',
  meant: 'Did you mean',
  whyButton: 'Why this answer',
  shareButton: 'Share in channel',
  citeButton: 'Copy as citation',
  reportButton: 'Report a mistake',
  goodButton: '👍',
  goodSpoken: 'This answer helped',
  badButton: '👎',
  badSpoken: 'This answer did not help',
  moreButton: (count: number) => `Show all ${count}`,
  more: (count: number) => `… and ${count} more.`,

  sharedBy: (name: string) => `Shared by ${name}.`,
  alreadyShared: 'That answer has been shared already.',
  thanksGood: 'Thank you, good to know.',
  thanksBad: 'Thank you. The question goes to the curators without your name.',
  thanksReport: (facts: readonly string[]) =>
    `Thank you. The curators will look at it, without your name${facts.length > 0 ? ` (${facts.join(', ')})` : ''}.`,
  tooOld: 'That answer is more than 7 days old and no longer kept; please ask again.',
  forgotten: (questions: number, reminders: number) =>
    questions + reminders === 0
      ? 'There was nothing kept about you.'
      : `Done: what was kept of you is deleted (questions: ${questions}, reminders of your own: ${reminders}).`,
  nothingYet: 'Ask me something first; then I can show where the answer came from.',
  sorry: (reference: string) =>
    `Sorry, something went wrong on my side. If it happens again, tell whoever runs me this reference: ${reference}.`,
  storeAway:
    'What has to be kept cannot be written at the moment, so nothing was changed. Questions are still answered; please try again in a few minutes.',
  mayNot:
    'Only people who manage this channel can change its reminders; ask one of them, or set one up for yourself with “remind me”.',
  nothingThere: 'That button is from an older version of me; please ask again.',

  understood: (text: string) => `I understood: ${text}`,
  asksFor: (wants: readonly string[]) => `asks for: ${wants.join(', ')}`,
  nameTaken: (text: string, subjects: readonly string[]) => `“${text}” as ${subjects.join(' or ')}`,
  names: (names: readonly string[]) => `names: ${names.join('; ')}`,
  times: (times: readonly string[]) => `times: ${times.join(', ')}`,
  decided: (decision: string) => `decided: ${decision}`,
  fromFacts: 'From these facts',
  fact: (id: string, says: string, reviewed?: string) => `${id}: ${says}${reviewed ? ` (confirmed ${reviewed})` : ''}`,
  howSure: (confidence: number) => `How sure: ${Math.round(confidence * 100)} %.`,
  near: (commands: readonly string[]) => `Did you mean ${commands.map(command => `“${command}”`).join(', ')}?`,

  help: (name: string) => [
    `I answer questions about ${name} from curated facts with their sources. I never guess: what the facts do not tell, I do not know.`,
    'Ask in your own words, and go on from there: “who leads it?”, “and in 2024?”. Yes/no questions, lists, counts, dates and “what changed since March?” work too.',
  ],
  helpCommands: [
    ['events', 'what is coming up: events december, events 2027'],
    ['remind here', 'reminders for this channel: remind here about summits 1 week and 1 day before'],
    ['remind me', 'reminders for you alone; remind list, remind off and remind test'],
    ['digest weekly monday 09:00', 'a weekly list of what is coming up; digest off ends it'],
    ['quiet 18:00-08:00 weekends', 'when this channel wants no reminders; zone Europe/Paris sets its time zone'],
    ['calendar', 'the events as a calendar file'],
    ['event add', 'an event of your own team: event add NAME | START | END | PLACE | ZONE'],
    ['sources, why', 'where the last answer came from, and how it came about'],
    ['privacy, forget me', 'what is kept, and how to delete it'],
  ] as const,
  helpThreads: 'In threads a slash command is not possible everywhere; mention me there instead.',

  privacy: [
    'A question is kept only until it is answered; then its text and who asked it are deleted.',
    'So that you can lean on earlier questions and use the buttons, questions answered in a thread are kept for 7 days under a key that leads to nobody but you; “forget me” deletes them at once, and the reminders that you set up for yourself.',
    'Questions that I could not answer, or that were reported, are kept for 90 days without the person: names, addresses and mentions are taken out. The curators read them to fill the gaps.',
    'Reminders, digests and events that were set up are kept until they are switched off, with who set them up. I read no messages that are not addressed to me or in a thread that I was called into.',
  ],

  gapsLead: 'Last week these questions were not answered, did not help, or were reported:',
  gap: (text: string, count: number, reason: GapReason, facts: readonly string[]) =>
    `${count} × “${text}” (${GAP_REASONS[reason]}${facts[0] ? `; nearest fact ${facts[0]}` : ''})`,
  gapsMore: '“aisi gaps” lists all of the last 90 days.',

  noEvents: 'Nothing is in the calendar for that.',
  eventsLead: 'In the calendar',
  eventsNot: (topics: readonly string[]) =>
    `I know no event by these words. Try a month, a year, or: ${topics.join(', ')}.`,
  freshness: (facts: number, events: number, newest?: string) =>
    `${facts} facts and ${events} events${newest ? `; the newest was confirmed on ${newest}` : ''}.`,
}
