/** The template for Google Tag Manager, run with stand-ins for the functions it may require. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync('docs/public/google-tag-manager.tpl', 'utf8')
const section = (name: string) => {
  const [, rest = ''] = text.split(`___${name}___\n`)
  return rest.split(/\n___[A-Z_]+___\n/)[0] ?? ''
}

type Categories = Record<string, boolean>
type State = Record<string, unknown>
interface Tool {
  state: { status: string; categories: Categories }
  subscribe(listener: (change: { after: { categories: Categories } }) => void): void
}

const run = (status: string, categories: Categories) => {
  const said: [string, State][] = []
  const listeners: ((change: { after: { categories: Categories } }) => void)[] = []
  const tool: Tool = {
    state: { status, categories },
    subscribe: (listener) => void listeners.push(listener),
  }
  const scripts: string[] = []
  const may: Record<string, unknown> = {
    callInWindow: (_: string, listener: Parameters<Tool['subscribe']>[0]) =>
      tool.subscribe(listener),
    copyFromWindow: () => tool,
    createQueue: () => (call: () => void) => call(),
    injectScript: (url: string, onSuccess: () => void) => {
      scripts.push(url)
      onSuccess()
    },
    makeNumber: Number,
    setDefaultConsentState: (state: State) => said.push(['default', state]),
    updateConsentState: (state: State) => said.push(['update', state]),
  }
  const data = {
    url: 'https://www.example.com/cct/cct.js',
    waitForUpdate: '500',
    gtmOnSuccess() {},
  }
  const body = section('SANDBOXED_JS_FOR_WEB_TEMPLATE')
  // oxlint-disable-next-line typescript/no-implied-eval -- the template's own text, in a test
  new Function('require', 'data', body)((name: string) => may[name], data)
  return {
    said,
    scripts,
    answer: (after: Categories) => listeners[0]?.({ after: { categories: after } }),
  }
}

test('the parts are JSON that can be imported', () => {
  for (const name of ['INFO', 'TEMPLATE_PARAMETERS', 'WEB_PERMISSIONS'])
    expect(() => JSON.parse(section(name)), name).not.toThrow()
})

test('asks for permission for every signal it sets', () => {
  const { said } = run('undecided', {})
  for (const signal of Object.keys(said[0]![1]))
    if (signal !== 'wait_for_update') expect(section('WEB_PERMISSIONS')).toContain(`"${signal}"`)
})

test('denies everything first, before the tool is fetched', () => {
  const { said, scripts } = run('undecided', {})
  expect(scripts).toEqual(['https://www.example.com/cct/cct.js'])
  expect(said).toEqual([
    [
      'default',
      {
        security_storage: 'granted',
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
        analytics_storage: 'denied',
        functionality_storage: 'denied',
        personalization_storage: 'denied',
        wait_for_update: 500,
      },
    ],
  ])
})

test('hands on the stored answer, and each later one', () => {
  const { said, answer } = run('decided', { analytics: true })
  expect(said[1]).toMatchObject(['update', { analytics_storage: 'granted', ad_storage: 'denied' }])
  answer({ advertising: true })
  expect(said[2]).toMatchObject(['update', { analytics_storage: 'denied', ad_storage: 'granted' }])
})
