/** The visitor's receipts as a file that any browser shows and prints. */
import { h, render } from 'preact'
import type { Port } from '../app/port'
import type { Group } from './groups'
import { ReceiptPage } from './screens/ReceiptPage'
import type { Words } from './text/words'

const style = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#14181f;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin:0 0 .5rem;break-after:avoid}
section{margin:0 0 2rem;padding:1rem 0 0;border-top:1px solid #8a94a3}
table{width:100%;border-collapse:collapse;break-inside:avoid}
th,td{padding:.25rem 0;border-bottom:1px solid #d9dee5;text-align:start;font-weight:400}
td{font-weight:600}
pre{padding:.75rem;background:#f6f7f9;font-size:.75rem;white-space:pre-wrap;overflow-wrap:anywhere}
@media print{body{max-width:none;margin:0;padding:0}pre{padding:0;font-size:9pt;background:none}}`

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Drawn by the same components as the screen, into an element that is in no page, then written out. */
export const receiptFile = (port: Port, words: Words, groups: readonly Group[]): Blob => {
  const body = document.createElement('body')
  render(
    <ReceiptPage
      words={words}
      groups={groups}
      receipts={port.receipts().toReversed()}
      choices={new Map(port.config.choices?.map(({ id, title }) => [id, title]))}
    />,
    body,
  )
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(words.say('record'))}</title><style>${style}</style>`
  const html = `<!doctype html><html lang="${escaped(words.language)}" dir="${words.dir}"><head>${head}</head>${new XMLSerializer().serializeToString(body)}</html>`
  return new Blob([html], { type: 'text/html' })
}
