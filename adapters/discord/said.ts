const MENTION_OF_SOMEONE = /<@[!&]?\d+>/g
/** People who know the bot from elsewhere begin with its name. */
const ADDRESS = /^(?:[\s,;]|:(?=\s)|[/@]aisi(?![\p{L}\p{N}_-]):?)+/iu

/** What a person typed, as a person reads it: without the mention of us, other people without their ids, Discord's own signs in words. */
export function said(content: string, bot: string): string {
  return content
    .replaceAll(`<@${bot}>`, ' ')
    .replaceAll(`<@!${bot}>`, ' ')
    .replace(MENTION_OF_SOMEONE, '@someone')
    .replace(/<#\d+>/g, '#channel')
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<(\/[^:>]+):\d+>/g, '$1')
    .replace(/<t:(-?\d{1,11})(?::\w)?>/g, (_, seconds: string) => moment(Number(seconds)))
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(ADDRESS, '')
    .trim()
}

function moment(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
