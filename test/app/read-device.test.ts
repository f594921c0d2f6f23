// @vitest-environment jsdom
import { expect, onTestFinished, test } from 'vitest'
import { openSession } from './open-session'

test.each([
  ['a phone without client hints', { userAgent: 'X Mobile/15E148' }, { mobile: true }],
  ['a desk without client hints', { userAgent: 'X Gecko/20100101' }, { mobile: false }],
  [
    'a browser built on Chromium',
    {
      userAgentData: {
        mobile: false,
        brands: [
          { brand: 'Not?A_Brand', version: '8' },
          { brand: 'Chromium', version: '141' },
          { brand: 'Microsoft Edge', version: '142' },
        ],
      },
    },
    { mobile: false, family: 'Microsoft Edge', major: '142' },
  ],
])('with `receipts.device` a receipt carries what browsers tell everyone: %s', (_, browser, ua) => {
  for (const [name, value] of Object.entries(browser))
    Object.defineProperty(navigator, name, { value, configurable: true })
  onTestFinished(() => {
    for (const name of Object.keys(browser)) Reflect.deleteProperty(navigator, name)
  })
  const receiptOf = (device: boolean, asked: object | undefined) => {
    const { session, browser } = openSession({ receipts: { device } })
    session.decide({
      answer: 'accept',
      method: 'accept_all',
      surface: 'banner',
      ...(asked && { asked }),
    })
    return browser.receipts[0]
  }
  expect(receiptOf(true, { answerMs: 1200 })).toMatchObject({ answerMs: 1200, ua })
  expect(receiptOf(false, { answerMs: 1200 })).not.toHaveProperty('ua')
  // Nobody was asked: by the API, or by a signal.
  expect(receiptOf(true, undefined)).not.toHaveProperty('ua')
})
