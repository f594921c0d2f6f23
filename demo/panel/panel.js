// The instrument panel of the demo. It only looks: through the public API of the tool, the log of
// the vendors' servers, and the collector. None of this is part of the product.
import { keepClear } from './keep-clear.js'
import { make } from './make.js'
import {
  countLedger,
  drawCookies,
  drawLedger,
  drawReceipts,
  drawRequests,
  drawState,
} from './sections.js'
import { addSwitches } from './switches.js'

const host = make('demo-instruments')
const shadow = host.attachShadow({ mode: 'open' })
const style = make('link', { rel: 'stylesheet', href: '/demo/panel/panel.css' })
const panel = make('aside', { className: 'panel', ariaLabel: 'Demo instrument panel' })

const part = (title) => {
  const count = make('span')
  const body = make('div')
  panel.append(make('section', {}, make('h3', {}, title, count), body))
  return (content, total) => {
    count.textContent = total === undefined ? '' : String(total)
    const scrolled = body.firstElementChild?.scrollTop ?? 0
    body.replaceChildren(content)
    content.scrollTop = scrolled
  }
}

const close = () => {
  const address = new URL(location.href)
  address.searchParams.delete('panel')
  location.assign(address)
}

panel.append(
  make(
    'header',
    {},
    make(
      'div',
      {},
      make('h2', {}, 'Demo instrument panel'),
      make('p', {}, 'Belongs to this demo, not to the product.'),
    ),
    make('button', { type: 'button', onclick: close }, 'Close'),
  ),
)

const showFacts = addSwitches(panel)
const showState = part('State')
const showRequests = part('What vendors received')
const showLedger = part('Ran and held')
const showCookies = part('Stored on this page')
const showReceipts = part('Receipts in the collector')

const tool = () => {
  const api = window.CookieConsentTool
  return api && typeof api.allows === 'function' ? api : null
}

const ask = async (path) => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

let requests = []

const refreshPage = () => {
  const api = tool()
  if (!api) {
    showState(make('p', { className: 'off' }, 'The tool has not started on this page.'))
    return
  }
  showState(drawState(api.state))
  const ledger = api.ledger()
  showLedger(drawLedger(ledger), countLedger(ledger))
  showCookies(drawCookies(api.inventory()))
}

const refreshRequests = () => showRequests(drawRequests(requests), requests.length)

const refreshReceipts = async () => {
  const consentId = tool()?.state.consentId
  const query = consentId ? `?consentId=${encodeURIComponent(consentId)}` : ''
  const { receipts } = consentId ? await ask(`/demo/receipts${query}`) : { receipts: [] }
  showReceipts(drawReceipts(receipts), receipts.length)
}

const attempt = (task) => () =>
  Promise.resolve()
    .then(task)
    .catch((error) => console.warn('Demo instrument panel:', error))

const listen = () => {
  const events = new EventSource('/demo/events')
  events.addEventListener('hello', (event) => showFacts(JSON.parse(event.data)))
  events.addEventListener('receipt', attempt(refreshReceipts))
  events.addEventListener('request', (event) => {
    requests = [...requests, JSON.parse(event.data)].slice(-500)
    refreshRequests()
  })
  for (const type of ['cct:ready', 'cct:change', 'cct:receipt', 'cct:problem'])
    document.addEventListener(type, attempt(refreshPage))
  document.addEventListener('cct:change', attempt(refreshReceipts))
  addEventListener('demo:log-cleared', () => {
    requests = []
    refreshRequests()
  })
  setInterval(attempt(refreshPage), 1000)
}

shadow.append(style, panel)
document.body.append(host)
keepClear(host)
listen()
attempt(refreshPage)()
attempt(async () => {
  requests = (await ask('/demo/requests')).requests
  refreshRequests()
})()
attempt(refreshReceipts)()
