import { beforeAll, describe, expect, it } from 'vitest'
import { datedNamesOf } from '../../src/answer/read/dated-names.ts'
import { lexiconOf, type Lexicon } from '../../src/answer/read/lexicon.ts'
import { tokens } from '../../src/answer/read/words.ts'
import { timesIn } from '../../src/answer/times/times.ts'
import { openFolder, TODAY, type Office } from './office.ts'

describe('a thing named by its sort and its time', () => {
  let fairs: Office
  let lexicon: Lexicon
  beforeAll(async () => {
    fairs = await openFolder('fairs')
    lexicon = lexiconOf(fairs.knowledge)
  })
  const idsOf = (text: string) => lexicon.reader.read(text, TODAY).mentions.flatMap(mention => mention.ids)

  it.each(['the 2021 fair', 'the fair of 2021', 'the fair in May 2021', 'fair 2021', 'the Norwegian fair of 2021'])(
    'is found: %s',
    text => expect(idsOf(`where was ${text}`)).toEqual(['hamar-fair']),
  )

  it('is told of', () => expect(fairs.ask('where was the 2021 fair?').facts).toEqual(['hamar-place']))

  it('leaves no time to ask for', () => expect(lexicon.reader.read('the 2021 fair', TODAY).times).toEqual([]))

  it('has its time exchanged by the next question', () =>
    expect(fairs.ask('where was the 2021 fair?', 'and in 2023?').facts).toEqual(['porto-place']))

  it.each([
    'the climate fair 2021',
    'which 2021 fair was it',
    'was there a fair in 2021',
    'the fairs of 2021',
    'the 1999 fair',
    'a 2021 fair',
  ])('is not: %s', text => expect(idsOf(text)).toEqual([]))

  it('is not what is called just so by itself, in that time', () => {
    const text = tokens('where was the fair in 2021')
    const times = timesIn(text, TODAY)
    const named = (ids: string[]) => [{ start: 3, end: 4, ids }]
    const find = datedNamesOf(fairs.knowledge)
    expect(find(text, named(['porto-fair']), times)).toEqual([])
    expect(find(text, named(['porto-fair', 'aarhus-fair']), times)[0]?.ids).toEqual(['hamar-fair'])
  })
})
