import { expect, test } from 'vitest'
import { resolve } from '../../src/config/resolve'

const defaults = {
  site: {},
  policy: {},
  regions: {},
  language: 'auto',
  texts: {},
  categories: {},
  services: [],
  choices: [],
  googleConsentMode: 'basic',
  waitForUpdate: 500,
  dataLayer: 'dataLayer',
  autoBlock: 'known',
  guardStorage: 'on',
  cookie: {},
  receipts: {},
  reloadOnWithdraw: 'if-needed',
  banner: 'auto',
  layout: 'box',
  reopen: 'start',
  gpc: true,
  dnt: 'ignore',
  timeZone: 'tighten',
}

test.each(Object.entries(defaults))('%s is %j when nobody sets it', (key, value) => {
  const { config } = resolve([])
  expect((config as unknown as Record<string, unknown>)[key]).toEqual(value)
})

test('there is no default beside those', () => {
  expect(Object.keys(resolve([]).config).sort()).toEqual(Object.keys(defaults).sort())
})

test('no settings, empty settings and absent layers say nothing', () => {
  for (const layers of [[], [undefined], [{}], [undefined, {}, undefined]])
    expect(resolve(layers)).toEqual({ config: defaults, problems: [] })
})

test('one page cannot change the defaults of the next', () => {
  resolve([{ services: [{ id: 'a' }], cookie: { name: 'x' }, texts: { de: { accept: 'Ja' } } }])
  expect(resolve([]).config).toEqual(defaults)
})
