// @vitest-environment jsdom
import { expect, test } from 'vitest'
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
      texts: {
        en: { acept: 'Yes', accept: 'Yes', 'services.few': '{n}', 'use.shop': 'sell' },
        // What is the site's own goes by its id.
        de: {
          'a.text': 'Zählt.',
          'b.text': '',
          share: 'Teilen',
          'requests.0': 'A',
          'requests.1': 'B',
        },
      },
      choices: [{ id: 'share', title: 'Share', text: 'Shares.', model: 'opt-in' }],
      requests: [{ title: 'Ask', text: 'Ask us.', email: 'a@b.example' }],
    },
  })
  const why = 'is no text of the tool, so nothing shows it; see its spelling'
  expect(said).toEqual([
    `texts.en.acept ${why}`,
    `texts.de.b.text ${why}`,
    `texts.de.requests.1 ${why}`,
  ])
  expect(has(root, 'accept-all')).toBe(true)
})

test('a complete site hears nothing', () => {
  expect(openWith({ services: [service('a', 'analytics')] }).said).toEqual([])
})
