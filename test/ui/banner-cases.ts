import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Mount } from '../../src/app/port'
import { category, fakePort, service, usual } from './fake-port'
import type { Setup } from './fake-port'
import { find, has, nextTask, personClicks, scriptClicks, useTestPage } from './page'

/** What the banner promises, however it is drawn. */
export const bannerCases = (mount: Mount) => {
  useTestPage()

  const open = (setup: Setup = {}) => {
    const port = fakePort({ screen: 'banner', ...setup })
    mount(port)
    const text = () => find(port.root, 'banner').textContent ?? ''
    return { port, root: port.root, text }
  }

  test('the banner is a named region beside the page and takes no focus', () => {
    const { root } = open()
    const banner = find(root, 'banner')
    expect(banner.tagName).toBe('SECTION')
    const label = banner.getAttribute('aria-labelledby') ?? ''
    expect(root.getElementById(label)?.textContent).toBe('Your cookie choices')
    expect(document.activeElement).toBe(document.body)
  })

  test('yes and no are the same button, no first, and nothing closes the banner by a cross', () => {
    const { root } = open()
    const [no, yes] = [find(root, 'reject-all'), find(root, 'accept-all')]
    expect(no.className).toBe(yes.className)
    expect(no.parentElement).toBe(yes.parentElement)
    expect(no.compareDocumentPosition(yes)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    expect(has(root, 'close')).toBe(false)
  })

  describe('who may answer', () => {
    test('a person may accept', () => {
      const { port, root } = open()
      personClicks(find(root, 'accept-all'))
      expect(port.decisions).toMatchObject([{ answer: 'accept', surface: 'banner' }])
    })
    test('a script may not accept', () => {
      const { port, root } = open()
      scriptClicks(find(root, 'accept-all'))
      expect(port.decisions).toEqual([])
      expect(has(root, 'banner')).toBe(true)
    })
    test('a script may reject', () => {
      const { port, root } = open()
      scriptClicks(find(root, 'reject-all'))
      expect(port.decisions).toMatchObject([{ answer: 'reject', surface: 'banner' }])
    })
  })

  test('an answer clears the screen and is confirmed in a status line that was there before', async () => {
    const { root } = open()
    const status = root.querySelector('[role="status"]')
    expect(status?.textContent).toBe('')
    personClicks(find(root, 'reject-all'))
    expect(has(root, 'banner')).toBe(false)
    await expect.poll(() => status?.textContent).toBe('Your choices are saved.')
  })

  test('the third button leads to the preference center', () => {
    const { port, root } = open()
    personClicks(find(root, 'manage'))
    expect(port.shown).toEqual(['preferences'])
  })

  describe('only true sentences appear', () => {
    test('uses that the site does not have are not named', () => {
      const { text } = open({ categories: [usual[0]!, category('analytics')] })
      expect(text()).toContain('With your permission we also count visits.')
      expect(text()).not.toContain('ads')
    })
    test('a site that declared services is spoken of by what they are for', () => {
      const { text } = open({ services: [service('a', 'analytics')] })
      expect(text()).toContain('we also count visits, with 1 partner.')
      expect(text()).not.toContain('ads')
    })
    test('a category of which something was seen on the page is named as well', () => {
      const { text } = open({ services: [service('a', 'analytics')], seen: ['advertising'] })
      expect(text()).toContain('count visits and show ads')
    })
    test('and so is one that the site set up itself', () => {
      const { text } = open({
        config: { categories: { advertising: {} } },
        services: [service('a', 'analytics')],
      })
      expect(text()).toContain('count visits and show ads')
    })
    test('a site that declared nothing optional may mark any tag, so every category is named', () => {
      const { text } = open({ services: [service('a', 'essential')] })
      expect(text()).toContain('count visits and show ads')
    })
    test('how to change the answer is said, and where when there is a control for it', () => {
      const { port, text } = open()
      expect(text()).toContain('You can change your choice at any time.')
      const control = document.createElement('button')
      control.setAttribute('data-cct', 'reopen')
      control.setAttribute('aria-label', 'Cookie choices')
      port.root.append(control)
      port.become({})
      expect(text()).toContain('You can change your choice at any time under “Cookie choices”.')
    })
    test('partners are counted once, and the site itself is none', () => {
      const { text } = open({
        config: { site: { controller: 'Northwind' } },
        services: [
          service('a', 'analytics', { provider: 'Northwind' }),
          service('b', 'analytics', { provider: 'Google' }),
          { id: 'google-ads', category: 'advertising' },
          service('c', 'essential'),
        ],
      })
      expect(text()).toContain('Northwind uses essential cookies')
      expect(text()).toContain('with 1 partner.')
    })
    test('a category of the site is named by its title', () => {
      const { text } = open({ categories: [usual[0]!, category('maps', { title: 'Maps' })] })
      expect(text()).toContain('use cookies for “Maps”')
    })
    test('where the law lets things run first, no permission is spoken of', () => {
      const { text } = open({ state: { model: 'opt-out' } })
      expect(text()).not.toContain('permission')
      expect(text()).toContain('You can say no at any time.')
    })
    test('a changed policy is given as the reason for asking again', () => {
      const { text } = open({ state: { why: 'policy-changed' } })
      expect(text()).toContain('Our policy has changed')
    })
    test('a privacy signal is said to be honored and what it holds off is not offered', () => {
      const { text } = open({ state: { signals: { gpc: true, dnt: null } } })
      expect(text()).toContain('Opt-out preference signal honored.')
      expect(text()).not.toContain('ads')
    })
  })

  test('a site with nothing optional has nothing to ask', () => {
    const { root } = open({ categories: [usual[0]!] })
    expect(has(root, 'banner')).toBe(false)
  })

  test('a policy address that could run code becomes plain words', () => {
    const { root } = open({ config: { policy: { url: 'javascript:alert(1)' } } })
    expect(find(root, 'banner').querySelector('a')).toBeNull()
  })

  test('a decision carries the hash of what was shown, once it is known', async () => {
    const { port, root } = open()
    await nextTask()
    personClicks(find(root, 'accept-all'))
    expect(port.decisions[0]?.policyHash).toMatch(/^hash of \d+ characters$/)
  })

  test('a decision before the hash is known does not wait for it', () => {
    const { port, root } = open()
    personClicks(find(root, 'accept-all'))
    expect(port.decisions[0]?.policyHash).toBeNull()
  })

  test('a decision carries how long the banner had been up, and nothing of the device', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { port, root } = open()
    vi.advanceTimersByTime(4_249)
    personClicks(find(root, 'reject-all'))
    expect(port.decisions[0]?.asked).toEqual({ answerMs: 4_200 })
  })

  test('language and direction follow the core, also while the banner is up', () => {
    const { port, root, text } = open({ texts: { accept: 'Ja' }, language: 'de' })
    expect(root.querySelector('[lang]')?.getAttribute('lang')).toBe('de')
    expect(text()).toContain('Ja')
    port.become({ language: 'ar', texts: {} })
    expect(root.querySelector('[lang]')?.getAttribute('dir')).toBe('rtl')
  })
}
