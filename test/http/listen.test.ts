import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../src/http/listen.ts'
import { openHttp } from '../../src/http/server.ts'
import { silentLog } from '../../src/log.ts'
import { serving } from './serving.ts'

const open = (host: string, port: number) => openHttp({ host, port, routes: [], log: silentLog() })

describe('opening the server', () => {
  it('tells where it is reached', async () => {
    const { address, port } = await serving([])
    expect(address).toBe(`http://127.0.0.1:${port}`)
    expect(port).toBeGreaterThan(0)
  })

  const newer = Object.values(networkInterfaces()).some(ways => ways?.some(({ address }) => address === '::1'))
  it.runIf(newer)('writes an address of the newer kind as addresses are written', async () => {
    const { address, close } = await open('::1', 0)
    expect(address).toMatch(/^http:\/\/\[::1\]:\d+$/)
    await close(0)
  })

  it('on a port that is taken names the setting and what to do', async () => {
    const { port } = await serving([])
    await expect(open('127.0.0.1', port)).rejects.toMatchObject({
      name: 'Problem',
      message: 'The web server cannot be opened:',
      faults: [`PORT: "${port}" is taken by another program; stop that one, or set another port`],
    })
  })

  it.each([70_000, -1, 0.5])('on port %d, which is none, says so', async port => {
    const faults = [`PORT: "${port}" is no port; set one from 1 to 65535`]
    await expect(open('127.0.0.1', port)).rejects.toMatchObject({ name: 'Problem', faults })
  })

  it('at an address of another machine says so', async () => {
    const fault = expect.stringContaining('HOST: "192.0.2.1" is no address of this machine; set 127.0.0.1')
    await expect(open('192.0.2.1', 0)).rejects.toMatchObject({ name: 'Problem', faults: [fault] })
  })

  it.each([
    ['EACCES', 'PORT: "80" needs rights'],
    ['ENOTFOUND', 'HOST: "0.0.0.0" is no address of this machine'],
    ['EMFILE', 'HOST, PORT: "0.0.0.0" and "80" do not work (EMFILE)'],
  ])('that the system refuses with %s names the setting', (code, fault) => {
    const cause = Object.assign(new Error('listen'), { code })
    expect(refusal(cause, '0.0.0.0', 80)).toMatchObject({ faults: [expect.stringContaining(fault)], cause })
  })
})
