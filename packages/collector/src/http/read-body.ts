import type { FastifyInstance } from 'fastify'

/** A request that is wrong in a way the person who wrote the sender can mend. */
export class BadBody extends Error {
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

// Fatal: a byte that is not UTF-8 would otherwise turn into U+FFFD and change the receipt's hash.
const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseBody(contentType: string, encoding: string | undefined, body: Buffer): unknown {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase()
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new BadBody(415, 'Send the body in UTF-8.')
  if (encoding !== undefined && encoding !== 'identity')
    throw new BadBody(415, 'Send the body uncompressed.')
  let text
  try {
    text = utf8.decode(body)
  } catch {
    throw new BadBody(400, 'is not UTF-8')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new BadBody(400, 'is not JSON')
  }
}

/** Reads JSON sent as application/json or as text/plain, which a beacon uses to spare a preflight. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'text/plain'],
    { parseAs: 'buffer' },
    (request, body, done) => {
      const { headers } = request
      try {
        done(
          null,
          parseBody(headers['content-type'] ?? '', headers['content-encoding'], body as Buffer),
        )
      } catch (error) {
        done(error as Error)
      }
    },
  )
}
