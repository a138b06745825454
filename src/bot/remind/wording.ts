/** What is said about reminders, digests, quiet hours and a team's own events. */
export const WORDS = {
  meButton: 'Remind me',
  meButtonFor: (name: string) => `Remind me: ${name}`,
  calendarButton: 'Add to calendar',
  calendarLinks: 'Add it to your calendar',
  google: 'Google Calendar',
  outlook: 'Outlook',

  late: (due: string) => `This reminder comes late: it was due on ${due}.`,
  lateDigest: (due: string) => `This overview comes late: it was due on ${due}.`,
  corrected: (day: string, was: string) => `Corrected on ${day}; it was said to be: ${was}.`,
  correctedDigest: (day: string) => `Corrected on ${day}.`,
  changed: (name: string) => `Changed: ${name}`,
  cancelled: (name: string) => `Cancelled: ${name}`,
  cancelledMore: (was: string) => ` does not take place (it was said to be: ${was}).`,
  gone: (name: string) => `No longer in the calendar: ${name}`,
  goneMore: (was: string) => ` (it was said to be: ${was}).`,
  wasGone: 'no longer in the calendar',
  untilNow: (was: string) => ` (until now: ${was}).`,
  daysNotFixed: 'its days are not fixed',
  digestLead: (until: string) => `Coming up until ${until}`,
  digestEmpty: (until: string) => `Nothing is in the calendar until ${until}.`,
  pausedLead: (why: string) => `I could not post what you set up, so it is paused: ${why}`,
  pausedCure:
    'When that is put right, say “remind list” there and I try again; until then I try by myself now and then.',
  resumed: 'I can post here again, so this runs again:',

  everything: 'everything in the calendar',
  own: 'your own events',
  moreEvents: (count: number) => `${count} more events`,
  without: (topics: string) => ` without ${topics}`,
  reminders: (about: string, times: string) => `Reminders about ${about}, ${times}`,
  times: (leads: string, at: string, zone: string) => `${leads}, at ${at} (${zone})`,
  mixedTimes: (leads: string, at: string, zone: string) => `${leads}; those of days and weeks at ${at} (${zone})`,
  digest: (about: string, rhythm: string) => `Overview of ${about}, ${rhythm}`,
  unreadable: 'Something that an older version of me set up',

  onHere: 'Reminders are on here.',
  onForYou: 'I will remind you by direct message.',
  about: (about: string) => `About ${about}.`,
  zoneOfAsker: (name: string) =>
    `That is the time zone of ${name}; name another one in the command, or set the channel’s with “zone Europe/Paris”.`,
  zoneUnknown:
    'I know no time zone of this channel, so it is UTC; name one in the command, or set it with “zone Europe/Paris”.',
  zoneUnknownMe:
    'I do not know your time zone, so it is UTC; name one in the command, or tell me in direct messages with “zone Europe/Paris”.',
  next: 'The next reminder: ',
  nextDigest: 'The next overview: ',
  onAt: ' on ',
  noneComing: 'Nothing in the calendar is due for that at the moment; I remind as soon as something is.',
  noClock: (leads: string) =>
    `None of these events has a clock time now, so “${leads}” waits for one that has; days and weeks count for all.`,
  noClockAtAll: (leads: string, about: string) =>
    `Nothing about ${about} has a clock time now, so “${leads}” cannot be counted. Use days or weeks, as in “1 week and 1 day before”.`,
  setUpBy: (name: string) => `Set up by ${name}.`,
  changeHere:
    'To change it, say “remind here …” with the same topics and other times; “remind list” shows all, “remind off” ends it, “quiet 18:00-08:00 weekends” keeps times free.',
  changeMe: 'To end it, say “remind off” to me in direct messages; “remind list” shows all.',
  done: 'Done: the confirmation stands in the channel.',
  doneDirect: 'Done: I have sent you a direct message.',
  already: (order: string) => `That is set up already. ${order}.`,
  notPosted: (why: string) => `I could not post there, so nothing was switched on: ${why}`,
  notKept: 'This could not be kept, so nothing was switched on. Please try again in a few minutes.',
  tooMany: (most: number) => `${most} reminders are the most for one channel; end one with “remind off N” first.`,

  notUnderstood: (said: string) =>
    `I did not understand “${said}”. Write it as “about summits 1 week, 1 day and 1 hour before at 09:00 Europe/Paris”.`,
  nothingChanged: 'Nothing was changed.',
  noTime: (said: string) => `“${said}” is no time of day; write it as 09:00 or 9am.`,
  oneTime: (times: string) => `One time of day is enough: ${times}?`,
  oneZone: (zones: string) => `One time zone is enough: ${zones}?`,
  noZone: (said: string) => `“${said}” is no time zone that I know; write it as Europe/Paris, or UTC.`,
  nearZone: (said: string) => `“${said}” is not clear as a time zone.`,
  noDay: (month: string, day: number, most: number) =>
    `${month} has no day ${day}; its last is the ${most}${most === 31 ? 'st' : 'th'}.`,
  unknownTopic: (said: string, topics: string) => `I know no topic “${said}”. The calendar has: ${topics}.`,
  unclearTopic: (said: string) => `“${said}” is not clear as a topic.`,
  meant: 'Did you mean',

  listLead: 'Set up here',
  listMine: 'For you alone, by direct message',
  numbered: (number: number, order: string) => `${number}. ${order}.`,
  paused: (why: string) => ` Paused: ${why}`,
  quietSet: (quiet: string) => `Quiet: ${quiet}.`,
  listNothing: 'Nothing is set up here. “remind here” switches reminders on, “digest weekly” an overview.',
  listHow: '“remind off N” ends one, “remind test” shows the next.',
  runsAgain: 'I can post there again, so what was paused runs again.',

  off: 'Switched off',
  offAll: 'Nothing of it is left here.',
  offNothing: 'No reminders are on here.',
  offWhich: (number: string, most: number) =>
    most === 0
      ? `There is no number ${number}: nothing is set up here.`
      : `There is no number ${number}; “remind list” shows 1 to ${most}.`,
  offUnclear: (said: string) =>
    `I do not know what to end by “${said}”; say “remind off 2” with a number of “remind list”.`,

  testLead: (due: string) => `The next reminder is due on ${due} and will look like this:`,
  testNothing: 'No reminders are on here, so there is none to show; “remind here” switches them on.',

  noSuchEvent: 'That event is no longer in the calendar.',
  offMark: 'cancelled',
  calledOff: (name: string) => `${name} was cancelled; there is nothing to remind of.`,
  over: (name: string) => `${name} is over or has begun; there is nothing left to remind of.`,
  unfixed: (name: string) => `The days of ${name} are not fixed yet; I remind you once they are.`,
  calendarFile: (count: number) => `${count} ${count === 1 ? 'event' : 'events'} as a calendar file.`,
  calendarUnfixed: (count: number) =>
    `${count} more ${count === 1 ? 'has' : 'have'} no fixed days yet and ${count === 1 ? 'is' : 'are'} not in it.`,
  calendarNone: 'The days of that are not fixed yet, so there is nothing to put in a calendar.',
  ownAway: 'Your team’s own events cannot be read at the moment.',

  digestOn: 'The overview is on here.',
  digestOff: 'The overview is switched off.',
  digestNone: 'There is no overview here; “digest weekly monday 09:00 Europe/Paris” switches one on.',
  changeDigest: 'To change it, say “digest …” again; “digest off” ends it.',

  quietOn: (quiet: string) =>
    `No reminders here from now on in these hours: ${quiet}. They come after, where the event has not begun by then. “quiet off” ends it.`,
  quietOff: 'No hours are quiet here any more.',
  quietNone: 'No hours are quiet here; “quiet 18:00-08:00 weekends” sets them.',

  zoneIs: (zone: string) => `The time zone of this channel is ${zone}.`,
  zoneSet: (zone: string) =>
    `The time zone of this channel is ${zone} from now on, for what is set up next. What runs already keeps its own; say it again to change it.`,
  zoneNone: 'No time zone is set for this channel; “zone Europe/Paris” sets one.',
  zoneOff: 'No time zone is set for this channel any more.',

  eventHow:
    'Write it as “event add NAME | START | END | PLACE | ZONE”, as in “event add Board meeting | 2026-12-03 14:00 | 15:30 | Paris | Europe/Paris”. NAME and START are enough.',
  eventNoName: 'It has no name.',
  eventLongName: (most: number) => `The name is longer than ${most} characters.`,
  eventLongPlace: (most: number) => `The place is longer than ${most} characters.`,
  eventParts: 'There are more than five parts between the bars.',
  eventNoStart: 'It has no start.',
  eventDate: (said: string) => `“${said}” is not a date; write it as 2026-12-03 or 2026-12-03 14:00.`,
  eventDateAs: (said: string, as: string) => `“${said}” is not clear as a date; write it as ${as}.`,
  eventEnd: (said: string) => `“${said}” is not an end; write it as 2026-12-04, 2026-12-03 15:30 or 15:30.`,
  eventEndFirst: (end: string, start: string) => `The end, ${end}, is before the start, ${start}.`,
  eventEndClock: 'An end with a clock time needs a start with one.',
  eventPast: (start: string) => `${start} is over.`,
  eventAdded: 'Added to your team’s calendar; nobody else sees it.',
  eventReminded: 'Channels with reminders about everything, or about “team”, hear of it.',
  eventMany: (most: number) => `${most} events of your own are the most; drop one with “event drop N” first.`,
  eventList: 'Your team’s own events',
  eventListHow: '“event drop N” takes one out.',
  eventNone: 'Your team has no events of its own; “event add NAME | START” adds one.',
  eventDropped: (name: string) => `${name} is out of your team’s calendar. Where it was announced it is corrected.`,
  eventWhich: (said: string, most: number) =>
    most === 0
      ? 'Your team has no events of its own.'
      : `Which one? “event list” shows 1 to ${most}; there is no “${said}”.`,
  zoneAssumed: (zone: string) => `Its clock is taken as ${zone}.`,

  overviewLead: 'Set up in this workspace',
  overviewNothing: 'No reminders are set up in this workspace; say “remind here” in a channel.',
  inChannels: (count: number) => (count === 1 ? '' : ` In ${count} channels.`),
  ownCount: (count: number) => `${count} ${count === 1 ? 'event' : 'events'} of your own.`,
}
