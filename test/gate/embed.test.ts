// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openGate, write } from './open-gate'

let page: ReturnType<typeof openGate>
beforeEach(() => {
  document.body.replaceChildren()
  page = openGate()
  vi.spyOn(EventTarget.prototype, 'addEventListener')
})
afterEach(() => {
  page.end()
  vi.restoreAllMocks()
})

const FRAME =
  '<iframe data-category="social" data-service="youtube" data-src="/v" width="560" height="315"></iframe>'

const hold = (html = FRAME) => {
  write(html)
  page.gate.apply()
  const frame = document.querySelector('iframe') as HTMLIFrameElement
  const host = document.querySelector('cct-embed') as HTMLElement | null
  return { frame, host, buttons: [...(host?.shadowRoot?.querySelectorAll('button') ?? [])] }
}

/** No script can make a click that is trusted: what listens is told of one instead. */
const clickByHand = (button: HTMLElement) => {
  const calls = vi.mocked(button.addEventListener).mock.calls as unknown as [
    string,
    (event: unknown) => void,
  ][]
  const on = vi.mocked(button.addEventListener).mock.contexts
  calls.forEach(([type, listener], i) => {
    if (on[i] === button && type === 'click') listener({ isTrusted: true })
  })
}

describe('a held frame', () => {
  test('is hidden behind a placeholder that names it', () => {
    const { frame, host, buttons } = hold()
    expect(frame.style.display).toBe('none')
    expect(host?.nextElementSibling).toBe(frame)
    expect(host?.getAttribute('aria-label')).toBe('youtube')
    expect(host?.shadowRoot?.textContent).toBe('youtube is held.OnceAlways youtube')
    expect(buttons.map((button) => button.type)).toEqual(['button', 'button'])
  })

  test('comes back as it was, and the placeholder goes', () => {
    const { frame } = hold(
      FRAME.replace('<iframe', '<iframe style="display: inline-block !important; color: red"'),
    )
    page.allow('social', 'youtube')
    expect(document.querySelector('cct-embed')).toBeNull()
    expect(frame.style.getPropertyValue('display')).toBe('inline-block')
    expect(frame.style.getPropertyPriority('display')).toBe('important')
    expect(frame.style.color).toBe('red')
    expect(frame.getAttribute('src')).toBe('/v')
    page.forbid('youtube')
    expect(document.querySelectorAll('cct-embed')).toHaveLength(1)
  })

  test.each(['hidden', 'width="1" height="1"', 'width="0"', 'height="1px"'])(
    'with %s tracks, and gets no placeholder',
    (attribute) => {
      expect(
        hold(`<iframe data-category="social" ${attribute} data-src="/v"></iframe>`).host,
      ).toBeNull()
    },
  )

  test('with a name that looks like markup shows it as text', () => {
    const { host } = hold(
      '<iframe data-category="social" data-service="&lt;img onerror=x&gt;" data-src="/v"></iframe>',
    )
    expect(host?.shadowRoot?.querySelector('img')).toBeNull()
    expect(host?.shadowRoot?.textContent).toContain('<img onerror=x>')
  })
})

describe('a click on the placeholder', () => {
  test('made by a script allows nothing', () => {
    const { frame, buttons } = hold()
    for (const button of buttons) {
      button.click()
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    }
    expect(frame.hasAttribute('src')).toBe(false)
    expect(page.always).toEqual([])
    expect(document.querySelector('cct-embed')).not.toBeNull()
  })

  test('by hand on the first button loads this one, this once', () => {
    const { frame, buttons } = hold(FRAME + FRAME)
    clickByHand(buttons[0] as HTMLElement)
    expect(frame.getAttribute('src')).toBe('/v')
    expect(document.querySelectorAll('cct-embed')).toHaveLength(1)
    expect(page.always).toEqual([])
  })

  test('by hand on the second one is an answer for good', () => {
    const { frame, buttons } = hold()
    clickByHand(buttons[1] as HTMLElement)
    expect(frame.getAttribute('src')).toBe('/v')
    expect(page.always).toEqual([{ categories: ['social'], refused: [], service: 'youtube' }])
  })
})
