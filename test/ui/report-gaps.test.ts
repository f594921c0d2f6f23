// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Choice } from '../../src/config/schema'
import { fakePort, service } from './fake-port'
import { mount } from './mount'
import { has, useTestPage } from './page'

useTestPage()

const openWith = (setup: Parameters<typeof fakePort>[0]) => {
  const said: string[] = []
  const port = {
    ...fakePort({ screen: 'preferences', ...setup }),
    report: (path: string, message: string) => {
      said.push(`${path} ${message}`)
    },
  }
  mount(port)
  return { said, root: port.root }
}

test('a choice without words is said, and can be switched off all the same', () => {
  const choices = [{ id: 'cpni', model: 'opt-out' }] as unknown as Choice[]
  const { said, root } = openWith({ config: { choices } })
  expect(said).toEqual([
    'choices[0].title is missing; visitors read its id, "cpni"',
    'choices[0].text is missing; visitors are not told what "cpni" means',
  ])
  expect(has(root, 'toggle:cpni')).toBe(true)
  expect(root.querySelector('label[for=t-cpni]')?.textContent).toBe('cpni')
})

test('a service without a name is said and goes by its id; a known one needs none', () => {
  const { said, root } = openWith({
    services: [
      { id: 'mystery', category: 'analytics' },
      { id: 'google-analytics', category: 'analytics' },
    ],
  })
  expect(said).toEqual(['services "mystery" has no name; visitors read its id. Give it a `name`'])
  expect(has(root, 'preferences')).toBe(true)
})

test('a text under a name that nothing reads is said; the right one is shown', () => {
  const { said, root } = openWith({
    services: [service('a', 'analytics')],
    config: {
      texts: { en: { acept: 'Yes', accept: 'Yes', 'services.few': '{n}', 'use.shop': 'sell' } },
    },
  })
  expect(said).toEqual([
    'texts.en.acept is no text of the tool, so nothing shows it; see its spelling',
  ])
  expect(has(root, 'accept-all')).toBe(true)
})

test('a complete site hears nothing', () => {
  expect(openWith({ services: [service('a', 'analytics')] }).said).toEqual([])
})
