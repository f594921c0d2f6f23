// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { mount } from './mount'
import { fakePort, service } from './fake-port'
import { useTestPage } from './page'

useTestPage()

const declare = () => {
  const port = fakePort({ services: [service('a', 'analytics')] })
  const into = document.createElement('div')
  into.textContent = 'The list of cookies needs JavaScript.'
  document.body.append(into)
  const ui = mount(port)
  ui.declare(into)
  return { port, into, ui }
}

test('every category, service and cookie stands in the page as plain headings and tables', () => {
  const { into } = declare()
  expect([...into.querySelectorAll('h3')].map((h) => h.textContent)).toEqual([
    'Essential',
    'Analytics',
    'Advertising',
  ])
  expect([...into.querySelectorAll('h4')].map((h) => h.textContent)).toEqual([
    'Cookie Consent Tool',
    'Name of a',
  ])
  expect(into.querySelector('[aria-label="Name of a"] tbody th')?.textContent).toBe('a_cookie')
  expect([...into.querySelectorAll('thead th')].every((th) => th.getAttribute('scope'))).toBe(true)
  expect(into.textContent).not.toContain('needs JavaScript')
})

test('declaring into the same element again changes nothing', () => {
  const { into, ui } = declare()
  const before = into.innerHTML
  ui.declare(into)
  expect(into.innerHTML).toBe(before)
})

test('the list follows language and services', () => {
  const { port, into } = declare()
  port.become({
    language: 'de',
    texts: { analytics: 'Statistik' },
    services: [service('a', 'analytics'), service('b', 'analytics')],
  })
  expect(into.textContent).toContain('Statistik')
  expect(into.querySelectorAll('h4').length).toBe(3)
})

test('the tool declares itself first, in the language of the page', () => {
  const { port, into } = declare()
  const own = () => into.querySelector('section section')?.textContent
  expect(own()).toContain('cct')
  expect(own()).toContain('180 days')
  port.become({ language: 'de', texts: { own: 'Merkt sich die Auswahl.' } })
  expect(own()).toContain('Merkt sich die Auswahl.')
  expect(own()).toContain('180 Tage')
})

const known = { id: 'google-analytics', category: 'analytics' }
const marked = (into: Element) =>
  [...into.querySelectorAll('[lang="en"]')].map((element) => element.textContent)

test('what known services are for is fetched in the language of the visitor', async () => {
  const { port, into } = declare()
  port.become({
    language: 'de-AT',
    services: [known],
    purposes: { de: { 'Tells visitors apart.': 'Unterscheidet Besucher.' } },
  })
  await new Promise((done) => setTimeout(done))
  const cell = [...into.querySelectorAll('td bdi')].find(
    ({ textContent }) => textContent === 'Unterscheidet Besucher.',
  )
  expect(cell?.getAttribute('lang')).toBe('de')
  // What the file does not have stays English, and says so.
  expect(marked(into)).toContain('Keeps the state of a visit.')
})

test('in a language without such a file it is marked as English', () => {
  const { port, into } = declare()
  port.become({ language: 'is', services: [{ ...known, purpose: 'Telur heimsóknir.' }] })
  expect(marked(into)).toContain('Tells visitors apart.')
  expect(marked(into)).not.toContain('Telur heimsóknir.')
})

test('where the data of a service may go is said, where the site says it', () => {
  const port = fakePort({
    services: [
      { ...service('a', 'analytics'), transfers: 'United States (Data Privacy Framework)' },
      service('b', 'analytics'),
    ],
  })
  const into = document.createElement('div')
  document.body.append(into)
  mount(port).declare(into)
  expect(into.textContent!.match(/Data may go to: [^.]+\./g)).toEqual([
    'Data may go to: United States (Data Privacy Framework).',
  ])
})
