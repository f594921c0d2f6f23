import type { FastifyReply } from 'fastify'
import type { Mistake } from '../check/describe-error.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'Not a valid request',
  401: 'Token needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Not in time',
  409: 'Known id, other content',
  410: 'Erased',
  413: 'Too large',
  414: 'Address too long',
  415: 'Content type not supported',
  429: 'Too many requests',
  431: 'Headers too long',
  500: 'Internal error',
  503: 'Not available at the moment',
}

export interface Problem {
  readonly status: number
  readonly detail: string
  readonly errors?: readonly Mistake[]
  readonly [extra: string]: unknown
}

export const problemType = 'application/problem+json; charset=utf-8'

export const problemText = ({ status, ...rest }: Problem): string =>
  JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, ...rest })

/** Answers with RFC 9457 problem+json. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type(problemType).send(problemText(problem))
}
