import type { FastifyInstance } from 'fastify'
import type { SchemaCheck } from '../check/check-receipts.ts'
import { handOverSchema, type HandOver } from '../hand-over/hand-over.ts'
import { longestToken, readToken } from '../hand-over/token.ts'
import type { HandOverDesk } from './hand-overs.ts'
import { sendProblem } from './problem.ts'

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: { token: { type: 'string', minLength: 1, maxLength: longestToken } },
} as const

const doc = {
  summary: 'Takes a signed answer from another domain of the site, once',
  body: { 'application/json': body, 'text/plain': body },
  answers: {
    200: 'from, the origin it was given on; receipt, what was answered there',
    400: 'Not a token',
    403: 'The signature is wrong, or the token is for another origin',
    404: 'Handing over is off',
    410: 'The token has expired or was redeemed before',
    413: 'More than 256 KiB',
    415: 'Not JSON in UTF-8',
    429: 'Too many requests; see Retry-After',
    503: 'The database is busy; see Retry-After',
  },
}

const forged = {
  status: 403,
  detail: 'The signature is wrong: do all collectors of the site have the same HAND_OVER_KEY?',
}
const malformed = {
  status: 400,
  detail: 'The request is not valid.',
  errors: [{ path: '/token', message: 'is not a token of a hand-over' }],
}
const elsewhere = { status: 403, detail: 'The token is for a page of another origin.' }
const gone = (detail: string) => ({ status: 410, title: 'No longer valid', detail })

/** Takes a signed answer from another domain of the site, once. */
export function postRedeem(app: FastifyInstance, desk: HandOverDesk): void {
  const { store, key, count, refuse } = desk
  let isHandOver: SchemaCheck | undefined
  app.post<{ Body: { readonly token: string } }>(
    '/hand-over/redeem',
    { schema: { body }, config: { doc } },
    async (request, reply) => {
      const read = readToken(request.body.token, key)
      if (read.kind === 'forged') return refuse(reply, 'forged', forged)
      isHandOver ??= request.compileValidationSchema(handOverSchema) as SchemaCheck
      if (read.kind === 'malformed' || !isHandOver(read.content))
        return sendProblem(reply, malformed)

      const { jti, from, to, exp, receipt } = read.content as HandOver
      // Asked before it is used up, so that no other site can spend it.
      if (request.headers.origin !== to) return refuse(reply, 'refused', elsewhere)
      const now = Date.now()
      if (exp <= now) return refuse(reply, 'expired', gone('The token has expired.'))
      if (!(await store.redeem(jti, exp, now)))
        return refuse(reply, 'replayed', gone('The token has been redeemed before.'))
      count('redeemed')
      return reply.send({ from, receipt })
    },
  )
}
