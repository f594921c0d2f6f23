import type { FastifyInstance, RouteOptions } from 'fastify'
import { receiptSchema } from '../check/receipt-schema.ts'

type Schema = Readonly<Record<string, unknown>>

/** What a route's schema does not say about it. */
export interface RouteDoc {
  readonly summary: string
  readonly answers: Readonly<Record<number, string>>
  /** What it takes, as media types and schemas. */
  readonly body?: Readonly<Record<string, Schema>>
  readonly needsToken?: boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly doc?: RouteDoc
  }
}

interface Described {
  readonly route: RouteOptions
  readonly doc: RouteDoc
}

/** Serves an OpenAPI document made from the routes themselves; call it before they are added. */
export function describeRoutes(app: FastifyInstance): void {
  const described: Described[] = []
  app.addHook('onRoute', (route) => {
    const doc = route.config?.doc
    if (doc) described.push({ route, doc })
  })
  const doc: RouteDoc = { summary: 'This document', answers: { 200: 'OpenAPI 3.1' } }
  app.get('/openapi.json', { config: { doc } }, () => documentOf(described))
}

function documentOf(described: readonly Described[]): Schema {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { route, doc } of described) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    for (const method of [route.method].flat())
      if (method !== 'HEAD') (paths[path] ??= {})[method.toLowerCase()] = operationOf(route, doc)
  }
  const { $id: _, ...receipt } = receiptSchema
  return {
    openapi: '3.1.0',
    info: { title: 'Consent receipt collector', version: '1', license: { name: 'MIT' } },
    paths,
    components: {
      schemas: { Receipt: receipt, Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}

function operationOf(route: RouteOptions, doc: RouteDoc): Schema {
  const { querystring, params } = (route.schema ?? {}) as Record<string, ObjectSchema | undefined>
  return {
    summary: doc.summary,
    parameters: [...parametersOf('path', params), ...parametersOf('query', querystring)],
    ...(doc.body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          Object.entries(doc.body).map(([type, schema]) => [type, { schema }]),
        ),
      },
    }),
    responses: Object.fromEntries(
      Object.entries(doc.answers).map(([status, description]) => [
        status,
        Number(status) < 400 ? { description } : { description, content: problemContent },
      ]),
    ),
    ...(doc.needsToken && { security: [{ token: [] }] }),
  }
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

const parametersOf = (place: 'path' | 'query', schema: ObjectSchema | undefined) =>
  Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required?.includes(name) ?? false),
    schema: property,
  }))

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/** Answers of every route behind the token, and what it may be told besides. */
export const readingAnswers = {
  401: 'The token is missing or wrong',
  403: 'Reading is off',
  429: 'Too many requests',
} as const
