/** The only file that knows how the collector is started inside the demo. */
import type { IncomingMessage, ServerResponse } from 'node:http'
// From its source: what the package exports has to be built first, and the demo builds nothing.
import { createCollector } from '../../packages/collector/src/create-collector.ts'
import { fileURLToPath } from 'node:url'
import { listen } from './listen.ts'

export interface EmbeddedCollector {
  /** Takes over one request of the site's own server. */
  receive(request: IncomingMessage, response: ServerResponse): void
  /** JSON text of the latest receipts, for the instrument panel. */
  latest(consentId: string | undefined): Promise<string>
  /** Opens the collector's own server, for its dashboard; resolves to its address. */
  open(port: number): Promise<string>
  close(): Promise<void>
}

export const startCollector = async (file: URL): Promise<EmbeddedCollector> => {
  // Reading without a token is for programs on this machine; a real site sets one.
  const collector = await createCollector({
    store: `file:${fileURLToPath(file)}`,
    openReading: true,
  })
  return {
    receive: (request, response) => collector.handle(request, response),
    async latest(consentId) {
      const query = new URLSearchParams({ limit: '20', ...(consentId && { consentId }) })
      return (await collector.app.inject({ url: `/receipts?${query}` })).body
    },
    open: async (port) => `http://127.0.0.1:${await listen(collector.app, port)}/`,
    close: () => collector.close(),
  }
}
