/**
 * Cuts a stream of server-sent events into the data of each; a comment or an empty event gives null, which
 * is a sign of life and nothing more.
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.startsWith('data:') ? line.slice('data:'.length).trim() : null
  }
}
