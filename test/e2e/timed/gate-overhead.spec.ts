import { expect, test, type Page } from '../support/test'

/**
 * What the gate costs per call that it has nothing to do with. Two frames of one page run the same
 * calls, one with the tool and one without, in turns: whatever else the machine is doing falls on
 * both. Clocks are coarse (1 ms in Firefox), so a turn is long and has many calls. Other work, and an engine
 * that has yet to compile, only ever add to a turn: of each frame the quietest turns count, and while the
 * difference is over the bar more are taken, to see whether it was those.
 */
const FEWEST_TURNS = 20
const MOST_TURNS = 240
const QUIETEST = 5
/** Microseconds that the yardstick takes on the machine whose figures docs/budget.md has; on a slower one the bar is as much higher. */
const YARDSTICK = { chromium: 1.5, firefox: 0.8, webkit: 1.1 }
const TURN_MS = 24
/** One tick of the coarsest clock is then a quarter of a microsecond a call, and the mean of many is finer. */
const LEAST_CALLS = 4e3
/** Enough of the cheapest: a hundred thousand new nodes a turn cost minutes to make and to forget. */
const MOST_CALLS = 16e3

/** In each frame: `measure(name, times)` makes so many calls and returns milliseconds. */
const calls = `
  const host = document.body.appendChild(document.createElement('div'))
  const image = document.createElement('img')
  const script = document.createElement('script')
  const signal = AbortSignal.abort() // refused at once and by itself, so that it is the call that counts
  const ignore = () => {}
  const requests = Array.from({ length: 50 }, () => new XMLHttpRequest())
  const table = new Map(Array.from({ length: 50 }, (_, i) => ['n' + i, i]))
  let found = 0
  const work = {
    yardstick: (i) => { for (let at = 0; at < 10; at += 1) found += table.get(('n' + ((i + at) % 60) + '=1; path=/').replace(/=.*/, '')) ?? 1 },
    createElement: () => document.createElement('script'),
    appendChild: (i) => host.appendChild(nodes[i]),
    'a node, observers included': (i) => host.appendChild(nodes[i]),
    'setAttribute title': (i) => image.setAttribute('title', names[i % 50]),
    'setAttribute src': (i) => script.setAttribute('src', names[i % 50]),
    'script.src': (i) => { script.src = names[i % 50] },
    fetch: (i) => fetch(names[i % 50], { signal }).catch(ignore),
    'XMLHttpRequest open': (i) => requests[i % 50].open('GET', names[i % 50]),
    'cookie write': () => { document.cookie = 'cart=1' },
    'cookie write, a name nobody knows': () => { document.cookie = 'shop_theme=1' },
    setItem: (i) => localStorage.setItem('cart', names[i % 50]),
  }
  // Not a timer: those of a frame nobody looks at are slowed down.
  const turn = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0) })
  const names = Array.from({ length: 50 }, (_, i) => '/api/' + i)
  let nodes = []
  window.calls = Object.keys(work)
  window.measure = async (name, times) => {
    nodes = /appendChild|node/.test(name) ? Array.from({ length: times }, () => document.createElement('p')) : []
    const act = work[name]
    const from = performance.now()
    for (let i = 0; i < times; i += 1) act(i)
    if (name.startsWith('a node')) await null // observers have their turn
    const took = performance.now() - from
    host.replaceChildren()
    await turn()
    return took
  }`

const outside = `
  const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)
  /** How many calls fill a turn. */
  window.fill = async (name, ms, least, most) => {
    let times = least
    while ((await frames[0].measure(name, times)) < ms && times < most) times *= 2
    await frames[1].measure(name, times)
    return times
  }
  /** Microseconds a call without the tool, and with it. */
  window.take = async (name, times, isTurned) => {
    const took = []
    for (const at of isTurned ? [0, 1] : [1, 0]) took[at] = await frames[at].measure(name, times)
    return took.map((ms) => (ms / times) * 1000)
  }`

declare global {
  interface Window {
    calls: readonly string[]
    fill(name: string, ms: number, least: number, most: number): Promise<number>
    take(name: string, times: number, isTurned: boolean): Promise<[without: number, within: number]>
  }
}

const quietest = (turns: readonly number[]) => {
  const least = turns.toSorted((a, b) => a - b).slice(0, QUIETEST)
  return least.reduce((sum, one) => sum + one, 0) / least.length
}

/** Turns without end, each in the order opposite to the last. */
async function* takeTurns(page: Page, name: string) {
  const call = [name, TURN_MS, LEAST_CALLS, MOST_CALLS] as const
  const times = await page.evaluate((args) => window.fill(...args), call)
  for (let isTurned = false; ; isTurned = !isTurned) {
    const turn = [name, times, isTurned] as const
    yield await page.evaluate((args) => window.take(...args), turn)
  }
}

test('a call that holds nothing costs at most a microsecond', async ({
  page,
  site,
  browserName,
}) => {
  test.setTimeout(600_000)
  site.expectErrors(/./)
  const frame = (path: string, head: string) =>
    site.page({ head, body: `<script>{${calls}}</script>` }, { path })
  const frames = [
    frame('/without', ''),
    frame('/with', site.tool({ banner: 'never', reopen: 'none' })),
  ]
  const body = frames.map((url) => `<iframe src="${url}"></iframe>`).join('')
  await page.goto(site.page({ body: `${body}<script>onload = () => {${outside}}</script>` }))
  await page.waitForTimeout(500)
  const names = await page.evaluate(() => (window[0] as Window).calls)
  expect(names.length).toBeGreaterThan(8)
  let slowness = 1
  for (const name of names) {
    // Any observer of a page costs the browser a record for each node; the promise is for the call.
    const bar = (name.startsWith('a node') ? 4 : 1) * slowness
    const [without, within]: [number[], number[]] = [[], []]
    let more = Infinity
    for await (const [alone, together] of takeTurns(page, name)) {
      without.push(alone)
      within.push(together)
      if (without.length % FEWEST_TURNS) continue
      more = quietest(within) - quietest(without)
      if (more <= bar * 0.9 || without.length >= MOST_TURNS) break
    }
    if (name === 'yardstick') slowness = Math.max(1, quietest(without) / YARDSTICK[browserName])
    test.info().annotations.push({
      type: 'overhead',
      description: `${browserName} ${name} ${more.toFixed(2)} µs on top of ${quietest(without).toFixed(2)} in ${without.length} turns`,
    })
    expect.soft(more, name).toBeLessThanOrEqual(bar)
  }
})
