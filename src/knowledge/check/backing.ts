import type { Rule } from './rule.ts'

/** In a folder with sources nothing is told without one that a reader can open. */
export const backing: Rule = ({ folder, known, ids }, report) => {
  if (ids.source.size === 0) return
  for (const entry of [...folder.facts, ...folder.events]) {
    const closed = (id: string) => known.sources.has(id) && !known.sources.get(id)?.url
    if (entry.sources.length === 0) report.error(entry, ['sources'], 'is missing; name at least one id of a source')
    else if (entry.sources.every(closed))
      report.error(
        entry,
        ['sources'],
        `no url leads to ${entry.sources.join(', ')}; add a source that a reader can open`,
      )
  }
}

/** Every source serves something. */
export const unused: Rule = ({ folder }, report) => {
  const used = new Set([
    ...folder.facts.flatMap(fact => [...fact.sources, ...fact.rivals.flatMap(rival => rival.sources)]),
    ...folder.events.flatMap(event => event.sources),
  ])
  for (const source of folder.sources)
    if (!used.has(source.id)) report.warning(source, ['id'], 'no fact, rival or event uses it; cite it or take it out')
}
