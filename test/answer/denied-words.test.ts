import { describe, expect, it } from 'vitest'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import { isWordDenied } from '../../src/answer/sides/denied-words.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { loadFiles } from '../../src/knowledge/load.ts'
import { TODAY } from './office.ts'

describe('a word that a fact only denies', () => {
  const text = `
subjects:
  - { id: bakers, name: the Bakers, aliases: [Bakers] }
facts:
  - id: bakers-what
    subject: bakers
    says: The Bakers are a club in the old mill; they are no member of the League.
    asks: [who are the Bakers]
`
  const knowledge = knowledgeOf(loadFiles([{ file: 'f.yaml', text }]).folder, 'hash')
  const lexicon = lexiconOf(knowledge, new Map())
  const isDenied = (question: string) =>
    isWordDenied(knowledge.fact.get('bakers-what') ?? expect.fail(), lexicon.reader.read(question, TODAY), lexicon)

  it.each(['are the Bakers a member of the League', 'is the club a member of something'])(
    'is asked for: %s',
    question => expect(isDenied(question)).toBe(true),
  )

  it.each(['are the Bakers a club', 'do the Bakers sing', 'are the Bakers in the old mill'])(
    'is not asked for: %s',
    question => expect(isDenied(question)).toBe(false),
  )
})
