import { describe, expect, it } from 'vitest'
import { BACKED, check, checkFile, fact, facts, SOURCES } from './folders.ts'

describe('a folder', () => {
  it('of one fact with an answer and a question is faultless', () => {
    expect(checkFile('facts:\n  - id: wifi\n    says: On the wall.\n    asks: [what is the wifi code]')).toEqual([])
  })

  it('of everything that there is, done right, is faultless', () => {
    const lines = check({
      'facts.yaml': facts(
        fact('head-old', `subject: uk-aisi, property: head, value: Ann, until: 2024-06, ${BACKED}`),
        fact('head-new', `subject: uk-aisi, property: head, value: Bo, from: 2024-07, ${BACKED}`),
        fact('network-members', `subject: network, items: [uk, European Union], ${BACKED}`),
      ),
      'lexicon.yaml': `kinds: [{ id: institute, name: institute }]
properties: [{ id: head, name: head, gives: person, single: true, kinds: [institute], asks: ["who heads {subject}"] }]
subjects:
  - { id: uk, name: United Kingdom, aliases: [Britain], exact: [UK] }
  - { id: uk-aisi, name: the UK institute, kind: institute, of: uk, in: [uk] }
  - { id: network, name: the Network }
events:
  - { id: chi, name: CHI, start: 2027-05-10, end: 2027-05-14, zone: Europe/Berlin, sources: [handbook] }
unknowns: [{ id: weather, name: the weather, asks: [will it rain] }]
words: [[head, boss]]\n${SOURCES}`,
    })
    expect(lines).toEqual([])
  })

  it('shows a broken file, a wrong field and an unknown source at once, in reading order', () => {
    const lines = check({
      'c.yaml': SOURCES,
      'b.yaml': facts(
        fact('keys', `${BACKED.replace('handbook', 'handbok')}, colour: red`),
        fact('wifi', 'sources: [handbuk]'),
      ),
      'a.yaml': 'facts:\n  - id: lunch\n   says: At noon.',
    })
    expect(lines).toEqual([
      'a.yaml:3  yaml: Sequence item without - indicator; mend the YAML here',
      'b.yaml:2  keys.colour: is no field here; see knowledge/README.md',
      'b.yaml:3  wifi.sources: no source is called "handbuk"; did you mean "handbook"?',
      'b.yaml:3  wifi.reviewed: is missing; add the day on which you confirmed it, as in 2026-11-21',
      'c.yaml:2  warning: handbook.id: no fact, rival or event uses it; cite it or take it out',
    ])
  })
})

describe('an id', () => {
  it('is not used twice', () => {
    expect(
      check({ 'a.yaml': facts(fact('wifi')), 'b.yaml': `facts:\n\n  - { id: wifi, says: No., asks: [wlan] }` }),
    ).toEqual(['b.yaml:3  wifi.id: "wifi" is taken at a.yaml:2; rename one of the two'])
  })

  it('may be the same for a fact and a subject', () => {
    expect(checkFile(`${facts(fact('wifi', 'subject: wifi'))}subjects: [{ id: wifi, name: Wi-Fi }]`)).toEqual([])
  })

  it('that a fact refers to exists', () => {
    const subjects = 'subjects: [{ id: uk-aisi, name: the UK institute }, { id: fr, name: France }]'
    const lines = checkFile(
      facts(
        fact('a', 'subject: uk-aisy'),
        fact('b', 'property: head'),
        fact('c', 'items: [fr, Peru, uk aisi, xyz]'),
        fact('d', 'rivals: [{ says: No., sources: [web] }]'),
      ) + subjects,
    )
    expect(lines).toEqual([
      'f.yaml:2  a.subject: no subject is called "uk-aisy"; did you mean "uk-aisi"?',
      'f.yaml:3  b.property: no property is called "head"; known: dates, place.',
      'f.yaml:4  c.items: no subject is called "xyz"; known: uk-aisi, fr. Plain text needs a capital letter or a space.',
      'f.yaml:5  d.rivals.sources: no source is called "web"; add it or correct the id.',
    ])
  })

  it('that an event refers to exists', () => {
    const event = 'events: [{ id: chi, name: CHI, start: 2027, subject: chii, kind: confrence, sources: [web] }]\n'
    expect(checkFile(`${event}kinds: [{ id: conference, name: conference }]`)).toEqual([
      'f.yaml:1  chi.subject: no subject is called "chii"; did you mean "chi"?',
      'f.yaml:1  chi.kind: no kind is called "confrence"; did you mean "conference"?',
      'f.yaml:1  chi.sources: no source is called "web"; add it or correct the id.',
    ])
  })

  it('that a subject or property refers to exists', () => {
    const subject = 'subjects:\n  - id: uk-aisi\n    name: AISI\n    kind: lab\n    of: uk\n    in: [uk-aisi, eu]\n'
    const property = 'properties: [{ id: head, name: head, kinds: [instituet] }]\n'
    expect(checkFile(`${subject}${property}kinds: [{ id: institute, name: institute }]`)).toEqual([
      'f.yaml:4  uk-aisi.kind: no kind is called "lab"; known: institute, thing, event.',
      'f.yaml:5  uk-aisi.of: no subject is called "uk"; did you mean "uk-aisi"?',
      'f.yaml:6  uk-aisi.in: no subject is called "eu"; known: uk-aisi.',
      'f.yaml:7  head.kinds: no kind is called "instituet"; did you mean "institute"?',
    ])
  })

  it('of a kind is free in a folder without kinds', () => {
    expect(checkFile('subjects: [{ id: uk-aisi, name: AISI, kind: lab }]')).toEqual([])
  })

  it('of an entry with a fault of its own counts as known', () => {
    expect(checkFile(`${facts(fact('a', 'subject: uk'))}subjects: [{ id: uk, nam: United Kingdom }]`)).toEqual([
      'f.yaml:3  uk.name: is missing; add it',
      'f.yaml:3  uk.nam: is no field here; did you mean "name"?',
    ])
  })

  it('of an event serves as a subject', () => {
    expect(checkFile(`${facts(fact('a', 'subject: chi'))}events: [{ id: chi, name: CHI, start: 2027 }]`)).toEqual([])
  })
})

describe('what is told', () => {
  it('has a source, where the folder has sources', () => {
    const event = 'events: [{ id: chi, name: CHI, start: 2027 }]\n'
    expect(checkFile(facts(fact('a', BACKED), fact('b', 'reviewed: 2026-11')) + event + SOURCES)).toEqual([
      'f.yaml:3  b.sources: is missing; name at least one id of a source',
      'f.yaml:4  chi.sources: is missing; name at least one id of a source',
    ])
  })

  it('has a source that a reader can open', () => {
    const closed = '  - { id: letter, title: Letter, publisher: HR }\n'
    const wrong = fact('a', 'sources: [letter], reviewed: 2026-11-21')
    const right = fact('b', 'sources: [letter, handbook], reviewed: 2026-11-21')
    expect(checkFile(facts(wrong, right) + SOURCES + closed)).toEqual([
      'f.yaml:2  a.sources: no url leads to letter; add a source that a reader can open',
    ])
  })

  it('was confirmed, not in the future and not long ago', () => {
    const lines = checkFile(
      facts(
        fact('a', 'sources: [handbook]'),
        fact('b', 'sources: [handbook], reviewed: 2026-11-22'),
        fact('c', 'sources: [handbook], reviewed: 2025-11-20'),
        fact('d', 'sources: [handbook], reviewed: 2025-11-21'),
      ) + SOURCES,
    )
    expect(lines).toEqual([
      'f.yaml:2  a.reviewed: is missing; add the day on which you confirmed it, as in 2026-11-21',
      'f.yaml:3  b.reviewed: 2026-11-22 is after today, 2026-11-21; write the day it was',
      'f.yaml:4  warning: c.reviewed: 2025-11-20 is past its review date; confirm it and write 2026-11-21',
    ])
  })

  it('is short', () => {
    expect(checkFile(`facts:\n  - id: a\n    says: ${'x'.repeat(601)}\n    asks: [what]`)).toEqual([
      'f.yaml:3  warning: a.says: 601 characters are too long to read; say it in 600, better in 400',
    ])
  })

  it('fits what its property gives', () => {
    const gives = ['date', 'count', 'money', 'link'].map(
      sort => `  - { id: p-${sort}, name: p, gives: ${sort}, asks: ["${sort} of {subject}"] }\n`,
    )
    const value = (sort: string, text: string) =>
      fact(`${sort}-${text.replace(/\W/g, '-')}x`, `property: p-${sort}, value: "${text}"`)
    const right = [
      value('date', '2024-05'),
      value('count', '1,200'),
      value('money', 'EUR 5'),
      value('link', 'a.example/b'),
    ]
    const wrong = [
      value('date', 'May 2024'),
      value('count', 'about 5'),
      value('money', 'a lot'),
      value('link', 'the web'),
    ]
    expect(checkFile(`${facts(...right)}properties:\n${gives.join('')}`)).toEqual([])
    expect(checkFile(`${facts(...wrong)}properties:\n${gives.join('')}`)).toEqual([
      'f.yaml:2  date-May-2024x.value: "May 2024" is no date, which "p-date" gives; write it as 2026-11-21, 2026-11 or 2026, and a last day into on',
      'f.yaml:3  count-about-5x.value: "about 5" is no count, which "p-count" gives; write a whole number, as in 10',
      'f.yaml:4  money-a-lotx.value: "a lot" is no money, which "p-money" gives; write the amount, as in "11 million US dollars"',
      'f.yaml:5  link-the-webx.value: "the web" is no link, which "p-link" gives; write an address, as in "www.example.org/page"',
    ])
  })

  it('does not leave a source unused', () => {
    const rivals = '  - { id: blog, title: Blog, publisher: Bo }\n  - { id: wiki, title: Wiki, publisher: Bo }\n'
    const used = fact('a', `${BACKED}, rivals: [{ says: No., sources: [blog] }]`)
    expect(checkFile(facts(used) + SOURCES + rivals)).toEqual([
      'f.yaml:6  warning: wiki.id: no fact, rival or event uses it; cite it or take it out',
    ])
  })
})
