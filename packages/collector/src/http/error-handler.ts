import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeError, type SchemaError } from '../check/describe-error.ts'
import { StoreBusy } from '../store/store.ts'
import { problemText, problemType, sendProblem } from './problem.ts'
import { headers } from './security-headers.ts'

interface RequestError extends Error {
  readonly statusCode?: number
  readonly code?: string
  readonly retryAfter?: number
  readonly validation?: readonly SchemaError[]
}

/** Every failure leaves as problem+json; what went wrong inside stays in the log. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler<RequestError>((error, request, reply) => {
    if (error instanceof StoreBusy) {
      request.log.warn({ err: error }, 'store busy')
      void reply.header('retry-after', String(error.retryAfter))
      return sendProblem(reply, { status: 503, detail: error.message })
    }
    if (error.validation) {
      const errors = error.validation.slice(0, 20).map(describeError)
      return sendProblem(reply, { status: 400, detail: 'The request is not valid.', errors })
    }
    const status = error.statusCode ?? 500
    if (error.retryAfter !== undefined) void reply.header('retry-after', String(error.retryAfter))
    if (status < 500)
      return sendProblem(reply, {
        status,
        detail: details[error.code ?? ''] ?? error.message,
        ...(status === 400 && { errors: [{ path: '', message: error.message }] }),
      })
    request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, { status: 500, detail: 'The request could not be answered.' })
  })

  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { status: 404, detail: 'There is nothing at this address.' }),
  )
}

/** Refuses an address that no route can be looked up for; hooks do not run for it. */
export function refuseAddress(
  error: RequestError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 400
  void reply.headers(headers)
  void sendProblem(reply, {
    status,
    detail: status === 414 ? 'The address is too long.' : 'The address cannot be read.',
  })
}

/** Refuses bytes that are no request, or none in time; no route and no hook sees them. */
export function refuseBytes(error: Error & { readonly code?: string }, socket: Socket): void {
  const [status, detail] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'The headers are too long.'] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'The request took too long.'] as const)
        : ([400, 'This is no HTTP request.'] as const)
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error)
  const body = problemText({ status, detail })
  const lines = Object.entries({
    ...headers,
    'content-type': problemType,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}

const details: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'A request holds at most 256 KiB.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send receipts as application/json or text/plain, in UTF-8.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
}
