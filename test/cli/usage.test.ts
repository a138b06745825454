import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { aisi, folder, SMALL } from './aisi.ts'

const COMMANDS = ['ask', 'chat', 'check', 'eval', 'why', 'facts', 'events']

describe('the command line', () => {
  it('lists its commands with examples', async () => {
    const [asked, word] = await Promise.all([aisi(['--help']), aisi(['help'])])
    expect(asked).toEqual(word)
    expect(asked.code).toBe(0)
    for (const name of COMMANDS) expect(asked.out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
    expect(asked.out).toContain('aisi ask "who are the members"')
  })

  it.each(COMMANDS)('explains %s with examples, even where the settings are wrong', async name => {
    const { code, out, err } = await aisi([name, '--help'], { env: { KNOWLEDGE_DIR: '/no/such/folder' } })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`aisi ${name} `)
    expect(out).toContain('Examples')
    expect(out).toContain('--help')
  })

  it('names the option that may have been meant', async () => {
    const { code, out, err } = await aisi(['ask', '--kowledge', 'x', 'who'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe('There is no option --kowledge; did you mean --knowledge? See aisi ask --help.\n')
  })

  it('names the command that may have been meant, or how to ask', async () => {
    const [typo, question, none] = await Promise.all([aisi(['event']), aisi(['who are the members']), aisi([])])
    expect([typo.code, question.code, none.code]).toEqual([2, 2, 2])
    expect(typo.err).toContain('did you mean aisi events?')
    expect(question.err).toContain('aisi ask "who are the members"')
  })

  it('tells all wrong settings at once', async () => {
    const env = { KNOWLEDGE_DIR: '/no/such/folder', DATA_DIR: folder('small') + '/harbours.yaml' }
    const { code, err } = await aisi(['ask', 'who'], { env })
    expect(code).toBe(1)
    expect(err).toMatch(/^The settings cannot be used:\n/)
    expect(err).toContain('  KNOWLEDGE_DIR: "/no/such/folder" is no folder')
    expect(err).toContain('  DATA_DIR: ')
  })

  it('says so when a folder holds no facts', async () => {
    const { code, err } = await aisi(['facts', '--knowledge', '/no/such/folder'])
    expect(code).toBe(1)
    expect(err).toMatch(/cannot be read as a fact folder/)
  })

  it('falls silent when nobody reads on', async () => {
    const many = `yes '{"id":"q","q":"who heads the league"}' | head -n 3000`
    const ask = `node --import tsx src/cli/main.ts ask --batch --knowledge ${folder('small')}`
    const child = spawn('bash', ['-c', `${many} | ${ask} | head -c 1; echo " \${PIPESTATUS[2]}"`])
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text))
    await new Promise(resolve => child.on('close', resolve))
    expect(said).toBe('{ 0\n')
  })
})

describe('aisi check', () => {
  it('lists every fault of a broken folder and fails', async () => {
    const { code, out } = await aisi(['check', '--knowledge', folder('broken')])
    expect(code).toBe(1)
    const places = out.split('\n').filter(line => /^(?:first|second)\.yaml:\d+ {2}\S+: .+/.test(line))
    expect(places.length).toBeGreaterThanOrEqual(4)
    expect(out).toMatch(/\d errors?, 0 warnings in .*broken/)
  })

  it('is content with a sound folder', async () => {
    const { code, out } = await aisi(['check', ...SMALL])
    expect({ code, out: out.split(' in ')[0] }).toEqual({ code: 0, out: '0 errors, 0 warnings' })
  })
})
