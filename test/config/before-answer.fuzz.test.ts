/**
 * A hundred thousand configurations, most of them well-formed in part: in a region where the visitor
 * is asked first, none of them grants anything before an answer, and none of them throws.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shape } from '../../src/config/shape'
import { grantedBeforeAnswer } from '../policy/policy-of'

const RUNS = 100_000

const odd = fc.oneof(
  fc.constantFrom<unknown>('essential', 'opt-out', 'notice', true, false, null, 0, -1, 'DE', '*'),
  fc.string({ maxLength: 5 }),
  fc.constant([]),
  fc.constant({ __proto__: null, essential: true }),
)
const id = fc.constantFrom(
  'analytics',
  'advertising',
  'functional',
  'social',
  'own',
  '__proto__',
  'constructor',
  'google-analytics',
  'google-tag-manager',
  'meta-pixel',
  'hotjar',
  'stats',
)
/** Everything a category may say but a model of its own, by which a site may loosen it. */
const category = fc.record(
  { default: fc.boolean(), sale: fc.boolean(), title: odd, services: odd, essential: odd },
  { requiredKeys: [] },
)
const service = fc.record(
  {
    id,
    // Essential by the site's own word is the site's own word; everything else must wait.
    category: fc.oneof(id, fc.constantFrom('nowhere', '', 'Essential', 'essential ')),
    measurementId: odd,
    pixelId: odd,
    hosts: odd,
    cookies: odd,
    load: odd,
  },
  { requiredKeys: [] },
)
const rest = Object.keys(shape).filter(
  (key) => !['categories', 'services', 'regions'].includes(key),
)
const config = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.dictionary(id, category, { maxKeys: 3 }) }, odd),
    fc.oneof({ weight: 9, arbitrary: fc.array(service, { maxLength: 3 }) }, odd),
    fc.dictionary(fc.constantFrom(...rest), odd, { maxKeys: 4 }),
  )
  .map(([categories, services, more]) => ({ ...more, categories, services }))

test(
  `${RUNS} configurations grant nothing before an answer, and throw nothing`,
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(config, fc.constantFrom('DE', 'FR', 'GB', 'CA-QC', null), (raw, region) => {
        const granted = grantedBeforeAnswer(raw, region)
        // A matcher would cost more than what it looks at.
        if (granted.length > 0) throw new Error(`granted: ${granted.join(' ')}`)
      }),
      { numRuns: RUNS },
    )
    expect.assertions(0)
  },
)
