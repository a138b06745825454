/** The lines of a stream, each as soon as it is whole. Only a line feed ends one: JSON may hold every other separator. */
export async function* linesOf(stream: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest: string[] = []
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const [first = '', ...others] = text.split('\n')
    rest.push(first)
    for (const next of others) {
      yield rest.join('').replace(/\r$/, '')
      rest = [next]
    }
  }
  const last = rest.join('') + decoder.decode()
  if (last !== '') yield last
}
