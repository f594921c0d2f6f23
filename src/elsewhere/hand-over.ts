/**
 * A visitor who goes from one domain of a site to another takes their answer along, by a token in the
 * link. The collector signs it and takes it once; nothing is stored with a third party.
 */
import type { Wish } from '../app/answering'
import { arrive } from './arrive'
import { decorateLinks } from './decorate-links'
import { endpointOf } from './hand-over-endpoint'
import type { ElsewherePort } from './port'

/** From here on links are decorated; returns the answer that came along, if it may be taken over. */
export type HandOver = (port: ElsewherePort) => Promise<Wish | null>

export const handOver: HandOver = async (port) => {
  const endpoint = endpointOf(port.config)
  if (!endpoint) {
    port.report({
      path: 'handOver.endpoint',
      message:
        'is not set, and receipts.endpoint does not end in /receipts; the collector signs at …/hand-over, so answers stay on this domain',
    })
    return null
  }
  decorateLinks(endpoint, port)
  return arrive(`${endpoint}/redeem`, port)
}
