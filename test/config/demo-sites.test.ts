import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resolve } from '../../src/config/resolve'

const sites = readdirSync('demo/sites').filter((name) =>
  existsSync(`demo/sites/${name}/config.json`),
)

/** A configuration as a visitor gets it, with its blanks filled in. */
const configOf = (site: string): unknown =>
  JSON.parse(
    readFileSync(`demo/sites/${site}/config.json`, 'utf8').replaceAll('{{reload}}', 'if-needed'),
  )

test('the demo has a configuration for each of five notices', () => {
  expect(sites).toHaveLength(5)
})

test.each(sites)('%s is configured without a mistake', (site) => {
  expect(resolve([configOf(site)]).problems).toEqual([])
})

test.each(sites)('%s tells for each cookie who sets it, how long it stays and what for', (site) => {
  const { services = [] } = resolve([configOf(site)]).config
  for (const { cookies = [], provider, purpose } of services) {
    expect(provider && purpose).toBeTruthy()
    for (const cookie of cookies)
      expect(cookie).toMatchObject({
        duration: expect.stringMatching(/./),
        purpose: expect.stringMatching(/./),
        party: expect.stringMatching(/first|third/),
      })
  }
})
