import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../check/sha256.ts'
import { sendProblem } from './problem.ts'

export interface ReadingOptions {
  readonly token: string | null
  /** Without a token, let programs on this machine read: for a demo. */
  readonly openReading: boolean
}

const bearer = /^Bearer +([^\s]+) *$/i
const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Returns the hook that stands before everything that reads or erases receipts. */
export function allowReading({ token, openReading }: ReadingOptions) {
  const wanted = token === null ? null : sha256(token)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    if (wanted) {
      const [, given] = bearer.exec(request.headers.authorization ?? '') ?? []
      // Hashes have one length, so the comparison tells nothing about the token.
      if (given !== undefined && timingSafeEqual(sha256(given), wanted)) return
      void reply.header('www-authenticate', 'Bearer')
      return sendProblem(reply, {
        status: 401,
        detail: 'Send the token as "Authorization: Bearer …".',
      })
    }
    if (openReading && loopback.test(request.ip)) return
    return sendProblem(reply, {
      status: 403,
      detail: 'Reading is off. Start the collector with a TOKEN to turn it on.',
    })
  }
}
