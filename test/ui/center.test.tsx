// @vitest-environment jsdom
import { describe, expect, onTestFinished, test } from 'vitest'
import { firstReceipt, secondReceipt } from '../receipts/sample'
import { mount } from './mount'
import { category, fakePort, service, usual } from './fake-port'
import type { Setup } from './fake-port'
import { find, has, isOn, personClicks, scriptClicks, useTestPage } from './page'

useTestPage()

const services = [
  service('a', 'analytics'),
  service('b', 'analytics'),
  service('c', 'analytics'),
  service('ads', 'advertising'),
  service('login', 'essential'),
]
const gpc = { signals: { gpc: true, dnt: null } }

const open = (setup: Setup = {}) => {
  const port = fakePort({ screen: 'preferences', services, ...setup })
  mount(port)
  const { root } = port
  const mixed = (hook: string) => (find(root, hook) as HTMLInputElement).indeterminate
  return { port, root, mixed, text: () => find(root, 'preferences').textContent ?? '' }
}

describe('opening and closing', () => {
  test('focus goes to the heading of a modal dialog', () => {
    const { root } = open()
    const dialog = find(root, 'preferences') as HTMLDialogElement
    expect(dialog.open).toBe(true)
    expect(root.activeElement?.textContent).toBe('Cookie Consent Tool')
    expect(dialog.getAttribute('aria-labelledby')).toBe(root.activeElement?.id)
  })
  test('closing decides nothing and gives focus back to the opener', () => {
    const link = document.createElement('button')
    document.body.append(link)
    const { port, root } = open({ screen: null })
    link.focus()
    port.become({ screen: 'preferences' })
    personClicks(find(root, 'close'))
    expect(port.decisions).toEqual([])
    expect(port.shown).toEqual([null])
    expect(has(root, 'preferences')).toBe(false)
    expect(document.activeElement).toBe(link)
  })
  test('where no banner was shown, no time to answer is told', () => {
    const { port, root } = open()
    personClicks(find(root, 'reject-all'))
    expect(port.decisions[0]?.asked).toEqual({})
  })
  test('Escape, which the browser turns into a cancel, decides nothing', () => {
    const { port, root } = open()
    find(root, 'preferences').dispatchEvent(new Event('cancel'))
    expect(port.shown).toEqual([null])
    expect(port.decisions).toEqual([])
  })
  test('a dialog that something else closes is put away, too, and decides nothing', () => {
    const { port, root } = open()
    const dialog = find(root, 'preferences') as HTMLDialogElement
    dialog.open = false
    dialog.dispatchEvent(new Event('close'))
    expect(port.shown).toEqual([null])
    expect(port.decisions).toEqual([])
  })
  test('a close told late, when the dialog is open again, closes nothing', () => {
    const { port, root } = open()
    find(root, 'preferences').dispatchEvent(new Event('close'))
    expect(port.shown).toEqual([])
    expect(has(root, 'preferences')).toBe(true)
  })
  test('only a press and release on the backdrop closes', () => {
    const { port, root } = open()
    const dialog = find(root, 'preferences')
    const mouse = (type: string, on: Element) =>
      on.dispatchEvent(new MouseEvent(type, { bubbles: true }))
    mouse('mousedown', root.querySelector('h2')!)
    mouse('click', dialog)
    expect(port.shown).toEqual([])
    mouse('mousedown', dialog)
    mouse('click', dialog)
    expect(port.shown).toEqual([null])
  })
  test('who came from the banner and closes finds the banner, and the button, again', () => {
    const { port, root } = open({ screen: 'banner' })
    personClicks(find(root, 'manage'))
    personClicks(find(root, 'close'))
    expect(port.screen()).toBe('banner')
    expect(root.activeElement).toBe(find(root, 'manage'))
  })
  test('a closed draft is forgotten', () => {
    const { port, root } = open()
    personClicks(find(root, 'toggle:analytics'))
    personClicks(find(root, 'close'))
    port.become({ screen: 'preferences' })
    expect(isOn(root, 'toggle:analytics')).toBe(false)
  })
})

describe('switches', () => {
  test('where the law asks first, nothing is switched on before an answer', () => {
    const { root } = open()
    expect(isOn(root, 'toggle:analytics')).toBe(false)
    expect(isOn(root, 'toggle:advertising')).toBe(false)
  })
  test('elsewhere the switches show what runs', () => {
    const { root } = open({
      state: { model: 'opt-out', categories: { analytics: true, advertising: false } },
    })
    expect(isOn(root, 'toggle:analytics')).toBe(true)
    expect(isOn(root, 'toggle:advertising')).toBe(false)
  })
  test('essential has no switch and says that it is always active', () => {
    const { root, text } = open()
    expect(has(root, 'toggle:essential')).toBe(false)
    expect(text()).toContain('Always active')
  })
  test('each is named by the title beside it', () => {
    const { root } = open()
    const input = find(root, 'toggle:analytics') as HTMLInputElement
    expect(input.getAttribute('role')).toBe('switch')
    expect(input.labels?.[0]?.textContent).toBe('Analytics')
    const [description = ''] = input.getAttribute('aria-describedby')?.split(' ') ?? []
    expect(root.getElementById(description)?.textContent).toContain('which pages are used')
  })
  test('a service switched off leaves its category mixed, in words too', () => {
    const { root, mixed, text } = open()
    personClicks(find(root, 'toggle:analytics'))
    personClicks(find(root, 'details:analytics'))
    personClicks(find(root, 'toggle:b'))
    expect(mixed('toggle:analytics')).toBe(true)
    expect(text()).toContain('2 of 3')
  })
  test('a script may switch off but never on', () => {
    const { root } = open()
    scriptClicks(find(root, 'toggle:analytics'))
    expect(isOn(root, 'toggle:analytics')).toBe(false)
    personClicks(find(root, 'toggle:analytics'))
    scriptClicks(find(root, 'toggle:analytics'))
    expect(isOn(root, 'toggle:analytics')).toBe(false)
  })
})

describe('saving', () => {
  test('hands over categories, and services only where they differ', () => {
    const { port, root } = open()
    personClicks(find(root, 'toggle:advertising'))
    personClicks(find(root, 'details:analytics'))
    personClicks(find(root, 'toggle:b'))
    personClicks(find(root, 'save'))
    expect(port.decisions).toMatchObject([{ surface: 'preferences' }])
    expect(port.decisions[0]?.answer).toEqual({
      analytics: false,
      a: false,
      b: true,
      c: false,
      advertising: true,
    })
  })
  test('by a script grants nothing that was not granted before', () => {
    const { port, root } = open()
    personClicks(find(root, 'toggle:analytics'))
    scriptClicks(find(root, 'save'))
    expect(port.decisions[0]?.answer).toEqual({ analytics: false, advertising: false })
  })
  test('includes choices that are not cookies', () => {
    const cpni = { id: 'cpni', title: 'Offers', text: 'Our affiliates.', model: 'opt-out' } as const
    const { port, root } = open({
      config: { choices: [cpni] },
      state: { choices: { cpni: true } },
    })
    expect(isOn(root, 'toggle:cpni')).toBe(true)
    personClicks(find(root, 'toggle:cpni'))
    personClicks(find(root, 'save'))
    expect(port.decisions[0]?.answer).toMatchObject({ cpni: false })
  })
})

describe('a privacy signal', () => {
  test('holds the sale switch off and says so', () => {
    const { root, text } = open({ state: gpc })
    expect(isOn(root, 'toggle:advertising')).toBe(false)
    expect(text()).toContain('Opt-out preference signal honored')
  })
  test('is overruled only by a second, confirming step of a person', () => {
    const { root } = open({ state: gpc })
    const button = (label: string) =>
      [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label)!
    personClicks(find(root, 'toggle:advertising'))
    expect(isOn(root, 'toggle:advertising')).toBe(false)
    scriptClicks(button('Allow here'))
    expect(isOn(root, 'toggle:advertising')).toBe(false)
    personClicks(button('Allow here'))
    expect(isOn(root, 'toggle:advertising')).toBe(true)
    expect(root.activeElement).toBe(find(root, 'toggle:advertising'))
  })
  test('does not touch what is no sale', () => {
    const { root } = open({ state: gpc })
    personClicks(find(root, 'toggle:analytics'))
    expect(isOn(root, 'toggle:analytics')).toBe(true)
  })
})

describe('many services', () => {
  const many = Array.from({ length: 1000 }, (_, i) => service(`s${i}`, 'analytics'))
  test('cost nothing before they are looked at', () => {
    const few = open({ services: many.slice(0, 10) }).root.querySelectorAll(
      ':not(.fi, .fi *)',
    ).length
    const all = open({ services: many }).root.querySelectorAll(':not(.fi, .fi *)').length
    expect(all).toBe(few)
  })
  test('appear a slice at a time, with focus on the first new one', () => {
    const { root } = open({ services: many })
    personClicks(find(root, 'details:analytics'))
    const switches = () => root.querySelectorAll('li input').length
    const first = switches()
    expect(first).toBeLessThan(50)
    const more = [...root.querySelectorAll('li button')].at(-1)!
    personClicks(more)
    expect(switches()).toBe(first * 2)
    expect(root.activeElement).toBe(find(root, `toggle:s${first}`))
  })
  test('close again', () => {
    const { root } = open({ services: many })
    const details = find(root, 'details:analytics')
    personClicks(details)
    expect(details.getAttribute('aria-expanded')).toBe('true')
    personClicks(details)
    expect(details.getAttribute('aria-expanded')).toBe('false')
    expect(root.querySelectorAll('li input').length).toBe(0)
  })
})

describe('what else it tells', () => {
  test('the cookies of a service: name, time, party, purpose, and the kind of storage', () => {
    const { root } = open({
      services: [
        service('a', 'analytics', {
          cookies: [{ name: 'k', type: 'local', duration: '2 days', party: 'third' }],
        }),
      ],
    })
    personClicks(find(root, 'details:analytics'))
    const row = root.querySelector('tbody tr')
    expect([...row!.children].map((cell) => cell.textContent)).toEqual([
      'k local storage',
      '2 days',
      'third party',
      '–',
    ])
  })
  test('a known service needs no words of the site', () => {
    const { root, text } = open({ services: [{ id: 'google-analytics', category: 'analytics' }] })
    personClicks(find(root, 'details:analytics'))
    expect(text()).toContain('Google Analytics')
    expect(text()).toContain('_ga_*')
  })
  test('the record of the last answer, with proof to download', () => {
    const { text } = open({
      receipts: [{} as never],
      state: {
        status: 'decided',
        consentId: 'id-1',
        decidedAt: '2026-11-20T09:30:00.000Z',
        expiresAt: '2027-05-19T09:30:00.000Z',
        categories: { analytics: false, advertising: true },
        services: { a: true, b: false, c: false, ads: true },
      },
    })
    expect(text()).toContain('Analytics (1 of 3) and Advertising')
    expect(text()).toContain('November 20, 2026')
    expect(text()).toContain('id-1')
    expect(text()).toContain('Download receipts')
  })
  test('receipts are downloaded as a page to read and to print, the newest first', async () => {
    const blobs: Blob[] = []
    URL.createObjectURL = (blob) => `#${blobs.push(blob as Blob)}`
    onTestFinished(() => void Reflect.deleteProperty(URL, 'createObjectURL'))
    const receipts = [
      { ...firstReceipt, site: { origin: 'null', path: '/<script>' } },
      { ...secondReceipt, lang: '<b>"&' },
    ]
    const choices = [{ id: 'cpni-affiliates', title: 'Sharing <i>' }] as never
    const { root } = open({ receipts, config: { choices } })
    const download = [...root.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Download receipts',
    )
    personClicks(download!)
    expect(blobs[0]?.type).toBe('text/html')
    const file = new DOMParser().parseFromString(await blobs[0]!.text(), 'text/html')
    expect(file.title).toBe('Your record')
    expect(file.querySelector('script, b, i, [onerror]')).toBeNull()
    expect([...file.querySelectorAll('h2')].map((title) => title.textContent)).toEqual([
      expect.stringContaining('12:05 PM'),
      expect.stringContaining('12:00 PM'),
    ])
    const rows = [...file.querySelectorAll('section:first-of-type tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(': '),
    )
    expect(rows).toContain('Advertising: Off')
    expect(rows).toContain('Sharing <i>: Off')
    expect([...file.querySelectorAll('pre')].map((text) => JSON.parse(text.textContent!))).toEqual(
      receipts.toReversed(),
    )
    const addresses = [...file.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(addresses).toEqual(['https://fernline.example/privacy'])
  })
  test('rights of the region, and of no other', () => {
    const requests = [
      { title: 'Everyone', text: '' },
      { title: 'California', text: '', regions: ['US-CA'] },
      { title: 'Nevada', text: '', regions: ['US-NV'] },
    ]
    const { text } = open({ config: { requests }, state: { region: 'US-CA' } })
    expect(text()).toContain('Everyone')
    expect(text()).toContain('California')
    expect(text()).not.toContain('Nevada')
  })
  test('opt-outs beyond the site, where something here calls for them', () => {
    const links = (setup: Setup) =>
      [...open(setup).root.querySelectorAll('[part="ways"] a')].map((a) => a.getAttribute('href'))
    expect(links({ categories: [usual[0]!, category('analytics')], services: [] })).toEqual([])
    expect(links({ services: [{ id: 'google-analytics', category: 'analytics' }] })).toEqual([
      'https://tools.google.com/dlpage/gaoptout',
      'https://optout.aboutads.info/',
      'https://www.youronlinechoices.com/',
    ])
  })
})

test('a site with essential services only says so and asks for nothing', () => {
  const { root, text } = open({ categories: [usual[0]!], services: [service('a', 'essential')] })
  expect(text()).toContain('nothing to accept or reject')
  for (const hook of ['accept-all', 'reject-all', 'save']) expect(has(root, hook)).toBe(false)
  expect(has(root, 'close')).toBe(true)
})

test('an answer given in another tab replaces the draft on screen', () => {
  const { port, root } = open()
  personClicks(find(root, 'toggle:advertising'))
  port.become({
    state: { status: 'decided', decidedAt: '2026-01-01T00:00:00.000Z', categories: {} },
  })
  expect(isOn(root, 'toggle:advertising')).toBe(false)
})

test('accept and reject all work here as on the banner', () => {
  const { port, root } = open()
  scriptClicks(find(root, 'accept-all'))
  expect(port.decisions).toEqual([])
  scriptClicks(find(root, 'reject-all'))
  expect(port.decisions).toMatchObject([{ answer: 'reject', surface: 'preferences' }])
})

describe('a search', () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    service(`s${i}`, i % 2 ? 'analytics' : 'essential'),
  )
  const type = (root: ShadowRoot, query: string) => {
    const field = find(root, 'find') as HTMLInputElement
    field.value = query
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  test('lists what it found, opened, and says how many', () => {
    const { root } = open({ services: many })
    type(root, 's1')
    expect(has(root, 'toggle:s1')).toBe(true)
    expect(has(root, 'toggle:s3')).toBe(false)
    expect(root.querySelector('.fi [role=status]')?.textContent).toBe('11 services')
    type(root, 'nowhere')
    expect(root.querySelector('.fi [role=status]')?.textContent).toBe('No service found.')
    expect(has(root, 'toggle:analytics')).toBe(false)
  })
  test('hides nothing from Save', () => {
    const { port, root } = open({ services: many })
    personClicks(find(root, 'toggle:analytics'))
    type(root, 's1')
    personClicks(find(root, 'toggle:s1'))
    personClicks(find(root, 'save'))
    const answer = port.decisions[0]?.answer as Record<string, boolean>
    expect(answer.s1).toBe(false)
    expect(answer.s39).toBe(true)
  })
  test('is taken back by Escape before the dialog is', () => {
    const { port, root } = open({ services: many })
    type(root, 's1')
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    find(root, 'find').dispatchEvent(escape)
    expect(escape.defaultPrevented).toBe(true)
    expect((find(root, 'find') as HTMLInputElement).value).toBe('')
    expect(port.shown).toEqual([])
  })
})
