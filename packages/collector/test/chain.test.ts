import { expect, test } from 'vitest'
import { openCollector } from './support/open-collector.ts'
import { follow, makeReceipt, uuid7 } from './support/receipts.ts'

const first = makeReceipt()
const second = follow(first)

test.each([
  ['a chain that closes is not flagged', [first, second, follow(second)], {}],
  ['a receipt whose predecessor is missing is flagged', [second], { [second.id]: 'gap' }],
  ['a predecessor that arrives late closes the gap', [second, first], {}],
  [
    'a changed predecessor is flagged',
    [first, { ...second, prevHash: 'c'.repeat(64) }],
    { [second.id]: 'mismatch' },
  ],
  [
    'a receipt sent without a hash is flagged',
    [first, { ...second, prevHash: null }],
    { [second.id]: 'unhashed' },
  ],
])('%s', async (_, sent, flags) => {
  const { post, read } = await openCollector()
  for (const receipt of sent) expect((await post(receipt)).statusCode).toBe(201)
  const answer = (await read(`/receipts?consentId=${first.consentId}`)).json()
  expect(answer.receipts).toHaveLength(sent.length)
  expect(answer.flags).toEqual(flags)
})

test('two tabs deciding at once fork the chain, and both receipts are kept', async () => {
  const { post, read } = await openCollector()
  const twin = { ...second, id: uuid7(), action: 'deny' as const }
  expect((await post([first, second, twin])).json()).toEqual({ accepted: 3, duplicates: 0 })
  const { flags } = (await read('/receipts')).json()
  expect(flags).toEqual({ [twin.id]: 'fork' })
})
