import { answer, banner, cct, expect, ran, test, type Page, type Site } from './support/test'

const push = (name: string) => `(window.ran = window.ran || []).push('${name}')`

/** The same page twice: as the site wrote it before it had the tool, and with every script held. */
const gate = (markup: string) =>
  markup.replaceAll(
    /<script( type="module")?/g,
    (_tag, isModule?: string) =>
      `<script type="text/plain" data-category="analytics"${isModule ? ' data-type="module"' : ''}`,
  )

const mixes: Record<string, string> = {
  'inline after a slow external': `
    <script src="/run/slow.js?delay=250"></script>
    <script>${push('inline')}</script>
    <script src="/run/fast.js"></script>
    <script>${push('last')}</script>`,
  'defer after everything that blocks, in its own order': `
    <script defer src="/run/defer-slow.js?delay=250"></script>
    <script defer src="/run/defer-fast.js"></script>
    <script>${push('inline')}</script>
    <script src="/run/external.js?delay=100"></script>`,
  'modules in order among the deferred': `
    <script type="module">${push('module-inline')}</script>
    <script defer src="/run/defer.js?delay=150"></script>
    <script type="module" src="/run/module.mjs"></script>
    <script>${push('inline')}</script>`,
  'async whenever it arrives': `
    <script async src="/run/async.js?delay=600"></script>
    <script src="/run/external.js?delay=100"></script>
    <script defer src="/run/defer.js"></script>
    <script>${push('inline')}</script>`,
  'a script that cannot be had does not stop the rest': `
    <script src="/gone.js" onerror="${push('error')}"></script>
    <script>${push('inline')}</script>
    <script src="/run/external.js"></script>`,
  'load handlers in their place': `
    <script src="/run/one.js?delay=150" onload="${push('one loaded')}"></script>
    <script>${push('inline')}</script>
    <script src="/run/two.js" onload="${push('two loaded')}"></script>
    <script>${push('last')}</script>`,
}

const openMix = async (page: Page, site: Site, body: string, head = '') => {
  site.reply('*', '/gone.js', { status: 404 })
  await page.goto(site.page({ head, body }))
}

for (const [name, markup] of Object.entries(mixes)) {
  test(`order is the browser's: ${name}`, async ({ page, site }) => {
    await openMix(page, site, markup)
    const expected = await ran(page)
    const enough = async () => (await ran(page)).length >= expected.length

    await openMix(page, site, gate(markup), site.tool())
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    await answer(page, 'accept-all')
    await expect.poll(enough).toBe(true)
    expect(await ran(page), 'after the answer').toEqual(expected)

    await page.reload()
    await expect.poll(enough).toBe(true)
    expect(await ran(page), 'on a returning visit').toEqual(expected)
  })
}

const accept = (page: Page) => cct(page, (tool) => tool.acceptAll())

test('many external scripts are asked for at once, and still run in order', async ({
  page,
  site,
}) => {
  const names = ['a', 'b', 'c', 'd']
  const body = names
    .map((name, index) => `<script src="/run/${name}.js?delay=${1200 - index * 300}"></script>`)
    .join('')
  await openMix(page, site, gate(body), site.tool())
  await accept(page)
  const areTogether = async (since: number, when: string) => {
    await expect.poll(() => ran(page), when).toEqual(names)
    const times = site
      .requests({ path: /^\/run\// })
      .slice(since)
      .map(({ at }) => at)
    expect(times, when).toHaveLength(names.length)
    // The last before the first is answered.
    expect(Math.max(...times) - Math.min(...times), when).toBeLessThan(1000)
  }
  await areTogether(0, 'after the answer')
  // There they are let go while the parser is at work on them.
  await page.reload()
  await areTogether(names.length, 'on a returning visit')
})

test('what must be fetched is asked for in the click, up to the first that would run at once', async ({
  page,
  site,
}) => {
  const body = gate(`
    <script src="/run/a.js"></script>
    <script src="/run/b.js"></script>
    <script>${push('inline')}</script>
    <script src="/run/c.js"></script>`)
  await openMix(page, site, body, site.tool())
  await expect(banner(page)).toBeVisible()
  await page.evaluate(() => {
    document.addEventListener('cct:change', () => {
      const free = [...document.querySelectorAll('script[data-category]:not([type])')]
      window.ran = free.map((script) => script.getAttribute('src') ?? 'inline')
    })
  })
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['/run/a.js', '/run/b.js', 'a', 'b', 'inline', 'c'])
})

test('the script sees itself as it was written', async ({ page, site }) => {
  const body = `
    <script type="text/plain" data-category="analytics" id="mine" data-account="7" class="tag" crossorigin="anonymous">
      const { id, dataset, className, crossOrigin, isConnected, parentElement } = document.currentScript
      window.ran = [id, dataset.account, className, crossOrigin, String(isConnected), parentElement.id]
    </script>`
  await openMix(page, site, `<div id="place">${body}</div>`, site.tool())
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['mine', '7', 'tag', 'anonymous', 'true', 'place'])
})

test('a held script loads once, however often the answer changes', async ({ page, site }) => {
  const held = `<script type="text/plain" data-category="analytics" src="/run/a.js"></script>`
  await openMix(page, site, held, site.tool({ reloadOnWithdraw: 'never' }))
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a'])
  await cct(page, (tool) => tool.rejectAll())
  await accept(page)
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual(['a'])
})

test('integrity is kept: the right one runs, the wrong one does not', async ({ page, site }) => {
  const body = `
    <script type="text/plain" data-category="analytics" src="/run/wrong.js" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" onerror="${push('refused')}"></script>
    <script type="text/plain" data-category="analytics" src="/empty.js" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" onload="${push('right')}"></script>`
  site.reply('*', '/empty.js', { body: '' })
  await openMix(page, site, body, site.tool())
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['refused', 'right'])
})

test('document.write in a held script does not wipe the page', async ({ page, site }) => {
  const body = `<h1>Still here</h1>
    <script type="text/plain" data-category="advertising">document.write('<p>written</p>');${push('wrote')}</script>`
  await openMix(page, site, body, site.tool())
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['wrote'])
  await expect(page.getByRole('heading', { name: 'Still here' })).toBeVisible()
  await expect(page.getByText('written')).toBeVisible()
})

test('an error in one held script neither stops the others nor hides', async ({ page, site }) => {
  site.expectErrors(/on purpose/)
  const body = gate(
    `<script>throw new Error('on purpose')</script><script>${push('after')}</script>`,
  )
  await openMix(page, site, body, site.tool())
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['after'])
  await expect.poll(() => page.evaluate(() => window.pageErrors?.length)).toBe(1)
})

test('what is added later is governed too', async ({ page, site }) => {
  await openMix(page, site, '<div id="place"></div>', site.tool())
  const addLater = (name: string) =>
    page.evaluate((added) => {
      const script = document.createElement('script')
      script.type = 'text/plain'
      script.dataset.category = 'analytics'
      script.src = `/run/${added}.js`
      document.querySelector('#place')!.append(script)
      document
        .querySelector('#place')!
        .insertAdjacentHTML(
          'beforeend',
          `<img alt="" data-category="analytics" data-src="https://stats.example/${added}.gif">`,
        )
    }, name)
  await addLater('early')
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
  expect(site.vendorHits()).toEqual([])
  await accept(page)
  // Scripts are let go ahead of the paint, pictures behind it: both before the next ones are added.
  const hits = () => site.vendorHits().map(({ path }) => path)
  await expect.poll(() => ran(page)).toEqual(['early'])
  await expect.poll(hits).toEqual(['/early.gif'])
  await addLater('late')
  await expect.poll(() => ran(page)).toEqual(['early', 'late'])
  await expect.poll(hits).toEqual(['/early.gif', '/late.gif'])
})

test('an unknown category stays held, and the site owner is told', async ({ page, site }) => {
  site.init(`document.addEventListener('cct:problem', ({ detail }) => {
    (window.told = window.told || []).push(detail.path + ': ' + detail.message) })`)
  const held = `<script type="text/plain" data-category="anlytics" src="/run/a.js"></script>`
  await openMix(page, site, held, site.tool())
  await accept(page)
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
  const told = await page.evaluate(() => (window as { told?: string[] }).told?.join('\n') ?? '')
  expect(told).toContain('anlytics')
  expect(told).toContain('did you mean "analytics"')
})

test('a service of its own switch governs its tags', async ({ page, site }) => {
  const settings = {
    services: [{ id: 'counter', name: 'Counter', provider: 'Us', category: 'analytics' }],
  }
  const body = `
    <script type="text/plain" data-category="analytics" src="/run/other.js"></script>
    <script type="text/plain" data-category="analytics" data-service="counter" src="/run/counter.js"></script>`
  await openMix(page, site, body, site.tool(settings))
  await cct(page, (tool) => tool.choose({ analytics: true, counter: false }))
  await expect.poll(() => ran(page)).toEqual(['other'])
  await page.waitForTimeout(200)
  expect(await ran(page)).toEqual(['other'])
  await cct(page, (tool) => tool.choose({ counter: true }))
  await expect.poll(() => ran(page)).toEqual(['other', 'counter'])
})

test('!category runs once it is refused, and not before an answer', async ({ page, site }) => {
  const held = `<script type="text/plain" data-category="!analytics" src="/run/instead.js"></script>`
  await openMix(page, site, held, site.tool())
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
  await answer(page, 'reject-all')
  await expect.poll(() => ran(page)).toEqual(['instead'])
  await page.reload()
  await expect.poll(() => ran(page)).toEqual(['instead'])
})

test('!category stays quiet where the category was granted', async ({ page, site }) => {
  const held = `<script type="text/plain" data-category="!analytics" src="/run/instead.js"></script>`
  await openMix(page, site, held, site.tool())
  await answer(page, 'accept-all')
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
})

test('essential tags marked as such run at once', async ({ page, site }) => {
  const held = `<script type="text/plain" data-category="essential" src="/run/cart.js"></script>`
  await openMix(page, site, held, site.tool())
  await expect.poll(() => ran(page)).toEqual(['cart'])
  await expect(banner(page)).toBeVisible()
})
