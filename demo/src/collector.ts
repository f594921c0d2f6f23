/** The only file that knows how the collector is started inside the demo. */
import type { IncomingMessage, ServerResponse } from 'node:http'
// From its source: what the package exports has to be built first, and the demo builds nothing.
import { createCollector } from '../../packages/collector/src/create-collector.ts'
import { fileURLToPath } from 'node:url'

export interface EmbeddedCollector {
  /** Takes over one request of the site's own server. */
  receive(request: IncomingMessage, response: ServerResponse): void
  /** JSON text of the latest receipts, for the instrument panel. */
  latest(consentId: string | undefined): Promise<string>
  close(): Promise<void>
}

export const startCollector = async (file: URL): Promise<EmbeddedCollector> => {
  // Known to this process only: nobody else on the machine can read receipts.
  const token = crypto.randomUUID()
  const collector = await createCollector({ store: `file:${fileURLToPath(file)}`, token })
  return {
    receive: (request, response) => collector.handle(request, response),
    async latest(consentId) {
      const query = new URLSearchParams({ limit: '20', ...(consentId && { consentId }) })
      const { body } = await collector.app.inject({
        url: `/receipts?${query}`,
        headers: { authorization: `Bearer ${token}` },
      })
      return body
    },
    close: () => collector.close(),
  }
}
