/** One visitor: first visit, a click on Accept, and the next visit with an empty cache. */
import { watch } from './watch.js'
import { tags } from './systems.mjs'

/** What the network and the processor are like. */
export const profiles = {
  fast: {},
  slow: { cpu: 6, latency: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 },
}

const throttle = async (session, { cpu = 1, latency = 0, bytesPerSecond = -1 }) => {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const untilUsable = (page) =>
  page.waitForFunction(() => globalThis.usableAt).then((handle) => handle.jsonValue())
/** When the last tag ran, in the page's own time. */
const untilRan = (page) =>
  page
    .waitForFunction((count) => {
      const times = Object.values(globalThis.ran ?? {})
      return times.length === count && Math.max(...times)
    }, tags.length)
    .then((handle) => handle.jsonValue())

/** What had arrived by then, headers and the page itself included. */
const bytesUntil = (page, at) =>
  page.evaluate(
    (at) =>
      ['navigation', 'resource']
        .flatMap((type) => performance.getEntriesByType(type))
        .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= at)
        .reduce((sum, { transferSize }) => sum + transferSize, 0),
    at,
  )

const returned = async (page) => {
  const returning = await untilRan(page)
  return { returning, returningBytes: await bytesUntil(page, returning) }
}

export const visit = async (browser, { origin, pathOf }, system, profile) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await page.addInitScript(watch, system.accept ?? '')
    await page.goto(`${origin}/blank`) // the process is there, and the connection
    await throttle(session, profile)
    const open = () => page.goto(origin + pathOf(system), { waitUntil: 'commit' })

    await open()
    if (system.isUngated) return await returned(page)
    const usable = await untilUsable(page)
    const firstBytes = await bytesUntil(page, usable)
    await page.waitForLoadState()
    await pause(300)
    const { x, y } = await page.evaluate(() => globalThis.whereToClick())
    await page.mouse.click(x, y)
    const ran = await untilRan(page)
    const accept = ran - (await page.evaluate(() => globalThis.clickedAt))
    await pause(300)

    await session.send('Network.clearBrowserCache')
    await open()
    return { usable, firstBytes, accept, ...(await returned(page)) }
  } finally {
    await context.close()
  }
}
