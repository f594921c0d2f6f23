/** One mistake in a request: where (a JSON pointer) and what. */
export interface Mistake {
  readonly path: string
  readonly message: string
}

/** The part of a schema checker's error that is read here. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Record<string, unknown>
  readonly message?: string
  readonly propertyName?: string
  readonly parentSchema?: { readonly description?: string }
}

const pointer = (key: unknown) =>
  `/${String(key).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A schema error in words for the person who wrote the sender. */
export function describeError(error: SchemaError): Mistake {
  const { keyword, params } = error
  const key = error.propertyName ?? params['propertyName']
  const path = error.instancePath + (key === undefined ? '' : pointer(key))
  switch (keyword) {
    case 'required':
      return { path: path + pointer(params['missingProperty']), message: 'is missing' }
    case 'additionalProperties':
      return {
        path: path + pointer(params['additionalProperty']),
        message: 'is not a property of this schema',
      }
    case 'enum':
      return {
        path,
        message: `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}`,
      }
    case 'const':
      return { path, message: `must be ${JSON.stringify(params['allowedValue'])}` }
    case 'type':
      return { path, message: `must be ${[params['type']].flat().join(' or ')}` }
    case 'pattern':
    case 'format': {
      const wanted = error.parentSchema?.description
      return {
        path,
        message: wanted ? `must be ${wanted}` : 'holds characters that are not allowed',
      }
    }
    case 'not':
    case 'propertyNames':
      return { path, message: 'is not allowed as a name' }
    default:
      return { path, message: error.message ?? 'is not allowed' }
  }
}
