import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCollector } from './support/open-collector.ts'

const file = new URL('../../../test/fixtures/receipt.json', import.meta.url)

test.runIf(existsSync(file))('the receipt that the browser side makes is accepted', async () => {
  const { post, read } = await openCollector()
  const fixture = JSON.parse(readFileSync(file, 'utf8'))
  const answer = await post(fixture)
  expect(answer.json()).toEqual({ accepted: [fixture].flat().length, duplicates: 0 })
  const { receipts } = (await read('/receipts')).json()
  expect(receipts).toHaveLength([fixture].flat().length)
})
