// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { createUi } from '../../src/ui/create-ui'
import type { Center, CreateCenter } from '../../src/ui/create-ui'
import { bannerCases } from './banner-cases'
import { fakePort } from './fake-port'
import { find, has, personClicks } from './page'

vi.mock('preact', () => import('../../src/ui/still'))

bannerCases((port) => createUi(port, () => {}))

const openFromBanner = () => {
  const port = fakePort({ screen: 'banner' })
  const draw = vi.fn<Center['draw']>()
  const create: CreateCenter = Object.assign(() => ({ draw, declare: () => {} }), {
    makeRoom: () => ({ keep: () => {} }),
  })
  let arrive = () => {}
  let fail = () => {}
  const report = vi.spyOn(port, 'report')
  createUi(port, (ready, failed) => {
    arrive = () => ready(create)
    fail = () => failed(new Error('no network'))
  })
  personClicks(find(port.root, 'manage'))
  return { port, report, draw, arrive: () => arrive(), fail: () => fail() }
}

test('the banner stays until the preference center has arrived', () => {
  const { port, draw, arrive } = openFromBanner()
  expect(has(port.root, 'banner')).toBe(true)
  arrive()
  expect(has(port.root, 'banner')).toBe(false)
  expect(draw).toHaveBeenLastCalledWith(true)
})

test('a preference center that does not arrive leaves the banner, and a report', () => {
  const { port, report, fail } = openFromBanner()
  fail()
  expect(port.screen()).toBe('banner')
  expect(has(port.root, 'banner')).toBe(true)
  expect(report).toHaveBeenCalledWith('preferences', expect.stringContaining('no network'))
})

test('an answer given while it is on its way counts, and nothing opens after it', () => {
  const { port, draw, arrive } = openFromBanner()
  personClicks(find(port.root, 'reject-all'))
  arrive()
  expect(port.decisions).toMatchObject([{ answer: 'reject' }])
  expect(draw).toHaveBeenLastCalledWith(false)
})

test('a change elsewhere leaves the banner, and focus in it, alone', () => {
  const port = fakePort({ screen: 'banner' })
  createUi(port, () => {})
  const button = find(port.root, 'reject-all')
  button.focus()
  port.become({})
  expect(find(port.root, 'reject-all')).toBe(button)
  expect(port.root.activeElement).toBe(button)
})
