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
  const textsOf = (selector: string) =>
    [...into.querySelectorAll(selector)].map((element) => element.textContent)
  expect(textsOf('h4')).toEqual(['Cookie Consent Tool', 'Name of a'])
  expect(textsOf('tbody th')).toEqual([
    'cct',
    'cct local storage',
    'cct.receipt.* local storage',
    'a_cookie',
  ])
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
