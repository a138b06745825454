import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folders } from '../store/folders.ts'
import { copyOfSmall, SMALL } from '../training/folders.ts'
import { programs, until, type Program } from './program.ts'

const freshFolder = folders()
const startProgram = programs()
const QUESTION = 'who heads the league'
const PATIENCE_MS = 90_000

/** Asks again and again until the answer is this one. */
async function untilAnswered(program: Program, answer: string): Promise<void> {
  const answers = () => program.out().split('Why this answer').length
  await until(program, async () => {
    const [before, from] = [answers(), program.out().length]
    program.type(QUESTION)
    await until(program, () => answers() > before)
    return program.out().slice(from).includes(answer)
  })
}

/** In which line of a file something stands. */
function lineOf(text: string, file: string): number {
  return (
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex(line => line.includes(text)) + 1
  )
}

describe.concurrent('the program without tokens', () => {
  it('is a conversation, and only that is on its output', async () => {
    const program = startProgram({ KNOWLEDGE_DIR: SMALL, DATA_DIR: freshFolder() })
    for (const line of ['who heads Norvik', 'and when was it founded?']) program.type(line)
    program.leave()
    expect(await program.ended).toBe(0)
    expect(program.out()).toMatch(/^Per Holm heads the harbour of Norvik\.\n.*founded on 1 June 1887\.\n/s)
    expect(program.log()).toEqual([])
  })

  it(
    'answers from changed facts as soon as they are learnt',
    async () => {
      const { dir, edit } = copyOfSmall()
      const program = startProgram({ KNOWLEDGE_DIR: dir, DATA_DIR: freshFolder() })
      await untilAnswered(program, 'Ada Lund has headed')
      edit('Ada Lund', 'Eva Berg')
      await untilAnswered(program, 'Eva Berg has headed')
    },
    PATIENCE_MS,
  )

  it(
    'stays with the last good facts where the changed ones are broken, and tells file and line',
    async () => {
      const { dir, edit } = copyOfSmall()
      const program = startProgram({ KNOWLEDGE_DIR: dir, DATA_DIR: freshFolder() })
      await untilAnswered(program, 'Ada Lund has headed')
      edit('Ada Lund', 'Eva Berg')
      edit('value: 1887-06-01', 'value: 1887-06-41')
      await until(program, () => program.log().some(({ msg }) => msg === 'fact-fault'))
      const line = lineOf('1887-06-41', join(dir, 'harbours.yaml'))
      expect(program.log()).toContainEqual(
        expect.objectContaining({ msg: 'fact-fault', what: expect.stringContaining(`harbours.yaml:${line}`) }),
      )
      expect(program.log()).toContainEqual(
        expect.objectContaining({ msg: 'facts-refused', cure: expect.stringContaining('last good facts stay') }),
      )
      await untilAnswered(program, 'Ada Lund has headed')
      edit('value: 1887-06-41', 'value: 1887-06-01')
      await untilAnswered(program, 'Eva Berg has headed')
    },
    PATIENCE_MS,
  )
})
