/** React itself, from npm: what it renders, unmounts and hydrates beside the tool. */
import { createRequire } from 'node:module'
import { buildSync } from 'esbuild'
import { answer, banner, cct, expect, ran, root, test, type Page, type Site } from './support/test'

type Make = (type: unknown, props: object | null, ...children: unknown[]) => unknown

const need = createRequire(import.meta.url)
const { createElement } = need('react') as { createElement: Make }
const { renderToString } = need('react-dom/server') as { renderToString(made: unknown): string }

/** In development, where React says what it dislikes. */
const react = () =>
  buildSync({
    stdin: {
      contents: `import { createElement } from 'react'
        import { createRoot, hydrateRoot } from 'react-dom/client'
        globalThis.React = { createElement, createRoot, hydrateRoot }`,
      resolveDir: process.cwd(),
    },
    define: { 'process.env.NODE_ENV': '"development"' },
    bundle: true,
    format: 'iife',
    write: false,
  }).outputFiles[0]!.text

/** Runs here, for the server's markup, and in the page. */
const view = (h: Make, name: string, kind: 'script' | 'embed') =>
  h(
    'main',
    null,
    h('h1', null, name),
    name === 'Second' && kind === 'script'
      ? h('script', {
          type: 'text/plain',
          'data-category': 'analytics',
          src: '/run/stats.js', // Released for a known visitor before React looks, and its type with it.
          suppressHydrationWarning: true,
        })
      : null,
    name === 'Second' && kind === 'embed'
      ? h(
          'p',
          null,
          h('iframe', {
            'data-category': 'functional',
            'data-src': 'https://www.youtube.com/embed/x',
            title: 'A film',
            width: 400,
            height: 300,
          }),
        )
      : null,
    h('p', null, 'After'),
  )

const settings = { categories: { functional: {} }, reloadOnWithdraw: 'never' }

/** What React calls out goes to the console, as an error. */
const listen = `window.said = []
  for (const kind of ['warn', 'error']) console[kind] = (...words) => { said.push(words.join(' ')) }`
const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)

const open = (site: Site, markup: string, start: string) => {
  site.init(listen)
  site.reply('*', '/react.js', {
    body: react(),
    headers: { 'content-type': 'text/javascript' },
  })
  return site.page({
    head: site.tool(settings),
    body: `<div id="app">${markup}</div><script src="/react.js"></script>
      <script>const view = ${view.toString()}; ${start}</script>`,
  })
}

const show = (page: Page, name: string) =>
  page.evaluate(async (to) => {
    ;(window as unknown as { show(name: string): void }).show(to)
    await new Promise((done) => setTimeout(done, 100))
  }, name)

test('React owns the body: what it mounts is held, released once, and can be unmounted', async ({
  page,
  site,
}) => {
  const start = `const root = React.createRoot(document.getElementById('app'))
    window.show = (name) => {
      root.render(view(React.createElement, name, 'embed'))
      if (name === 'First' || window.script) return
      // As an effect does: React itself never runs a script that it renders in the browser.
      window.script = Object.assign(document.createElement('script'), { type: 'text/plain', src: '/run/stats.js' })
      script.dataset.category = 'analytics'
      document.head.append(script)
    }
    show('First')`
  await page.goto(open(site, '', start))
  await expect(banner(page)).toBeVisible()
  for (const name of ['Second', 'Second', 'First', 'Second']) await show(page, name)
  await expect(page.locator('cct-embed')).toHaveCount(1)
  expect(await ran(page)).toEqual([])
  expect(site.vendorHosts()).toEqual([])
  expect(site.requests({ path: '/run/stats.js' })).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.vendorHosts()).toEqual(['www.youtube.com'])
  await show(page, 'Second')
  expect(await ran(page)).toEqual(['stats'])
  await cct(page, (tool) => tool.rejectAll().then(() => 0))
  await expect(page.locator('cct-embed')).toHaveCount(1)
  for (const name of ['First', 'Second', 'First']) await show(page, name)
  await expect(page.locator('h1')).toHaveText('First')
  await expect(page.locator('#app script, #app iframe, cct-embed')).toHaveCount(0)
  await expect(root(page)).toHaveCount(1)
  expect(await ran(page)).toEqual(['stats'])
  expect(await said(page)).toEqual([])
})

test('React hydrates what the server has rendered: no error, before an answer and after', async ({
  page,
  site,
}) => {
  const start = `const root = React.hydrateRoot(document.getElementById('app'), view(React.createElement, 'Second', 'script'),
      { onRecoverableError: (error) => said.push(String(error)) })
    window.show = (name) => root.render(view(React.createElement, name, 'script'))`
  const url = open(site, renderToString(view(createElement, 'Second', 'script')), start)
  await page.goto(url)
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(300)
  expect(await ran(page)).toEqual([])
  expect(await said(page)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await show(page, 'First')
  await expect(page.locator('h1')).toHaveText('First')
  expect(await said(page)).toEqual([])
  await page.goto(url)
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await page.waitForTimeout(300)
  expect(await said(page)).toEqual([])
})
