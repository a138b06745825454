import type { Rule } from './rule.ts'

/** Words that mean the same stand in one group. */
export const words: Rule = ({ folder }, report) => {
  const first = new Map<string, readonly string[]>()
  for (const group of folder.words)
    group.forEach((word, at) => {
      const other = first.get(word.toLowerCase())
      if (!other) first.set(word.toLowerCase(), group)
      else if (other !== group)
        report.error(group, [at], `"${word}" stands in the group at ${report.where(other)}, too; join the two groups`)
    })
}
