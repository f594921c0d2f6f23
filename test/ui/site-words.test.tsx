// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { shownText } from '../../src/ui/policy-hash'
import { inSiteWords } from '../../src/ui/site-words'
import { category, fakePort, service, usual } from './fake-port'
import { mount } from './mount'
import { find, useTestPage } from './page'

useTestPage()

const german = {
  maps: 'Karten',
  'maps.text': 'Zeigt den Weg zu uns.',
  affiliates: 'Konzern',
  'affiliates.text': 'Schwesterfirmen dürfen werben.',
  'counter.text': 'Zählt Besuche.',
  'requests.1': 'Löschung',
  'requests.1.text': 'Sie können uns bitten, alles zu löschen.',
}

const open = (language: string) => {
  const port = fakePort({
    screen: 'preferences',
    language,
    categories: [...usual, category('maps', { title: 'Maps', text: 'Shows the way to us.' })],
    services: [service('counter', 'analytics', { purpose: 'Counts visits.' })],
    config: {
      texts: { de: german },
      choices: [{ id: 'affiliates', title: 'Group', text: 'Sisters may market.', model: 'opt-in' }],
      requests: [
        { title: 'Access', text: 'Ask us.', email: 'a@b.example' },
        { title: 'Deletion', text: 'Ask us to delete.', email: 'a@b.example' },
      ],
    },
  })
  mount(port)
  for (const line of port.root.querySelectorAll<HTMLElement>('.d')) line.click()
  return { port, text: find(port.root, 'preferences').textContent ?? '' }
}

test('what is the site’s own stands in the language on screen where it has words for it', () => {
  const { text } = open('de')
  for (const [key, words] of Object.entries(german)) expect(text, key).toContain(words)
  for (const other of ['Maps', 'Sisters', 'Counts visits', 'Deletion'])
    expect(text).not.toContain(other)
  expect(text).toContain('Access') // has none in German
})

test('in another language it stands as it was declared', () => {
  const { text } = open('fr')
  for (const words of Object.values(german)) expect(text).not.toContain(words)
  for (const words of ['Maps', 'Group', 'Deletion']) expect(text).toContain(words)
})

test('the receipt’s hash is of the words that were on screen', () => {
  const { port } = open('de')
  const shown = shownText(inSiteWords(port))
  for (const words of Object.values(german)) expect(shown).toContain(words)
  expect(shown).not.toContain('Sisters')
})
