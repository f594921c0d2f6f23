// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example.com/plans" }
/** Answers given before the file that records them is here, and when it never comes. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createActs } from '../../src/app/acts'
import type { CreateActs } from '../../src/app/acts'
import { forgetAll, leave, openPage, settle } from './open-page'

beforeEach(() => {
  forgetAll()
  sessionStorage.clear()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(async () => {
  vi.useRealTimers()
  await settle()
  forgetAll()
})
const asked = { policyHash: null, asked: {}, told: [] }

const said = () => vi.mocked(console.warn).mock.calls.map(([text]) => String(text))

/** A file that arrives when it is told to. */
const slowFile = () => {
  let arrive = () => {}
  const coming = new Promise<CreateActs>((resolve) => {
    arrive = () => resolve(createActs)
  })
  return { arrive: () => arrive(), acts: () => coming }
}

test('a click before the file is here is carried out when it is, and dated when it was made', async () => {
  const { arrive, acts } = slowFile()
  const { tool, port, screen } = openPage({}, { bundles: { acts } })
  await settle()
  const before = Date.now()
  port()?.decide('accept', 'banner', asked)
  expect(screen()).toBeNull()
  await settle()
  expect(tool.allows('analytics')).toBe(false)
  const clicked = Date.now()
  arrive()
  await settle()
  expect(tool.allows('analytics')).toBe(true)
  expect(tool.receipts()).toMatchObject([{ action: 'grant', surface: 'banner' }])
  const at = Date.parse(tool.state.decidedAt ?? '')
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(clicked)
})

test('a page left before the file came: the next one carries the answer out, and asks nobody', async () => {
  const { port } = openPage({}, { bundles: { acts: slowFile().acts } })
  await settle()
  port()?.decide('reject', 'banner', asked)
  leave()
  const { tool, isFetched } = openPage()
  await settle()
  expect(tool.state.status).toBe('decided')
  expect(isFetched()).toBe(false)
  expect(tool.receipts()).toMatchObject([{ action: 'deny', surface: 'banner' }])
  expect(sessionStorage).toHaveLength(0)
})

test('an answer left behind on one page does not undo a newer one', async () => {
  const { port } = openPage({}, { bundles: { acts: slowFile().acts } })
  await settle()
  port()?.decide('accept', 'banner', asked)
  leave()
  const notes = Object.entries(sessionStorage) as [string, string][]
  expect(notes).toHaveLength(1)
  sessionStorage.clear() // the next page is on another host, or in another tab
  const { tool: other } = openPage()
  await settle()
  vi.setSystemTime(Date.now() + 10)
  await other.rejectAll()
  leave()
  for (const [name, value] of notes) sessionStorage.setItem(name, value)
  const { tool } = openPage()
  await settle()
  expect([tool.state.status, tool.allows('analytics')]).toEqual(['decided', false])
  expect(tool.receipts()).toMatchObject([{ action: 'deny' }])
  expect(sessionStorage).toHaveLength(0)
})

test('an answer is later than the one it follows, also where the clock was set back', async () => {
  const { tool } = openPage()
  await settle()
  await tool.acceptAll()
  const accepted = Date.parse(tool.state.decidedAt!)
  vi.setSystemTime(accepted - 60_000)
  await tool.rejectAll()
  expect(Date.parse(tool.state.decidedAt!)).toBeGreaterThan(accepted)
})

test('a file that never comes grants nothing, is told, and the visitor is asked again', async () => {
  const acts = () => Promise.reject(new Error('404'))
  const { tool, port, screen } = openPage({}, { bundles: { acts } })
  await settle()
  port()?.decide('accept', 'banner', asked)
  await settle()
  expect(tool.allows('analytics')).toBe(false)
  expect(screen()).toBe('banner')
  expect(said().join()).toContain('cct.acts.js: Error: 404; no answer can be recorded')
  await expect(tool.acceptAll()).rejects.toThrow('404')
  leave()
  openPage({}, { bundles: { acts } })
  await settle()
  expect(tool.allows('analytics')).toBe(false)
})

test('everything refused: nothing may run while the file is on its way', async () => {
  const { tool: first } = openPage()
  await first.acceptAll()
  const { arrive, acts } = slowFile()
  const { tool } = openPage({}, { bundles: { acts } })
  await settle()
  expect(tool.allows('analytics')).toBe(true)
  const script = document.createElement('script')
  script.type = 'text/plain'
  script.dataset['category'] = 'analytics'
  const refusing = tool.rejectAll()
  document.body.append(script)
  await settle()
  expect(script.type).toBe('text/plain')
  arrive()
  await refusing
  expect(tool.allows('analytics')).toBe(false)
})

test('a reset of a page left at once is carried out on the next one, where nothing runs before', async () => {
  const { tool: first } = openPage()
  await first.acceptAll()
  const { tool: left } = openPage({}, { bundles: { acts: slowFile().acts } })
  await settle()
  left.reset()
  leave()
  const { arrive, acts } = slowFile()
  const { tool, screen } = openPage({}, { bundles: { acts } })
  const script = document.createElement('script')
  script.type = 'text/plain'
  script.dataset['category'] = 'analytics'
  document.body.append(script)
  await settle()
  expect(script.type).toBe('text/plain')
  arrive()
  await settle()
  expect(tool.state.status).toBe('undecided')
  expect(screen()).toBe('banner')
  expect(tool.receipts().at(-1)).toMatchObject({ action: 'reset' })
})

test('a note that is old or not ours is no answer', async () => {
  for (const note of [
    '{"answer":"accept","method":"accept_all","surface":"banner","at":1}',
    '{"answer":"accept"}',
    'null',
    '{',
  ]) {
    sessionStorage.setItem('cct.todo', note)
    const { tool } = openPage()
    await settle()
    expect(tool.allows('analytics')).toBe(false)
  }
})
