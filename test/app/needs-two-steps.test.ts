// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { needsTwoSteps } from '../../src/app/needs-two-steps'
import { newBrowser, openSession, signal } from './open-session'

afterEach(() => void vi.unstubAllGlobals())

const config = {
  categories: { social: { sale: true } },
  services: [
    { id: 'film', category: 'social' },
    { id: 'map', category: 'analytics' },
  ],
}
const marked = (categories: string[], service: string | null = null) => ({
  categories,
  refused: [],
  service,
})

describe('"always" at a placeholder', () => {
  test.each<[string, string, boolean, ReturnType<typeof marked>, boolean]>([
    ['sold, under GPC, where a yes is needed', 'DE', true, marked(['advertising']), true],
    ['sold, without a signal, where a yes is needed', 'DE', false, marked(['advertising']), false],
    ['sold, where it ran until refused', 'US-CA', false, marked(['advertising']), true],
    ['not sold, where it ran until refused', 'US-CA', true, marked(['analytics']), false],
    ['a service of a sold category', 'US-CA', false, marked([], 'film'), true],
    ['a service of another category', 'US-CA', true, marked([], 'map'), false],
    ['what nobody declared', 'US-CA', true, marked(['*'], 'nothing'), false],
  ])('%s', (_, region, gpc, marking, takesTwo) => {
    signal(gpc)
    const open = openSession(config, region)
    open.decide('reject')
    expect(needsTwoSteps(open.state(), open.config, marking)).toBe(takesTwo)
  })

  test('is one step again once the signal was overruled for this site', () => {
    signal(true)
    const browser = newBrowser()
    const open = openSession(config, 'DE', browser)
    open.decide({ advertising: true })
    expect(needsTwoSteps(open.state(), open.config, marked(['social']))).toBe(false)
  })
})
