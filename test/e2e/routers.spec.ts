/** Routers of single pages themselves, from npm: the banner outlives a view, and views are governed. */
import { buildSync } from 'esbuild'
import { answer, banner, cct, expect, ran, root, test, type Site } from './support/test'

const stats = '<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>'
const clarity = '<script src="https://www.clarity.ms/tag/abc.js"></script>'

/** Two pages, changed without a load. */
const turbo = (site: Site): string => {
  // A preview out of its cache would run the scripts of a view once more.
  const head = `${site.tool()}<meta name="turbo-cache-control" content="no-preview">
    <script src="/npm/@hotwired/turbo/dist/turbo.es2017-umd.js" defer></script>`
  const view = (name: string, to: string, more: string) =>
    `<main><h1>${name}</h1><a id="go" href="${to}">Go</a></main>${more}`
  site.page({ head, body: view('Second', '/first', stats + clarity) }, { path: '/second' })
  return site.page({ head, body: view('First', '/second', '') }, { path: '/first' })
}

const vueRouter = (site: Site): string =>
  site.page(
    {
      head: site.tool(),
      body: `<div id="app"></div>
        <script src="/npm/vue/dist/vue.runtime.global.prod.js"></script>
        <script src="/npm/vue-router/dist/vue-router.global.prod.js"></script>
        <script>
          const { h, createApp } = Vue
          const { createRouter, createWebHistory, RouterLink, RouterView } = VueRouter
          const view = (name, to, more) => ({ render: () => h('main', [
            h('h1', name), h(RouterLink, { id: 'go', to }, () => 'Go'), ...more()]) })
          const router = createRouter({ history: createWebHistory(), routes: [
            { path: '/first', component: view('First', '/second', () => []) },
            { path: '/second', component: view('Second', '/first', () => [
              h('script', { type: 'text/plain', 'data-category': 'analytics', src: '/run/stats.js' }),
              h('script', { src: 'https://www.clarity.ms/tag/abc.js' })]) },
          ] })
          createApp(RouterView).use(router).mount('#app')
        </script>`,
    },
    { path: '/first' },
  )

/** React runs no script that it renders: a view inserts it in an effect. */
const reactViews = `import { createElement as h, useEffect } from 'react'
  import { createRoot } from 'react-dom/client'
  import { BrowserRouter, Link, Route, Routes } from 'react-router'
  const insert = (attributes) => {
    const script = document.createElement('script')
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
    document.body.append(script)
    return script
  }
  const View = ({ name, to }) => h('main', null, h('h1', null, name), h(Link, { id: 'go', to }, 'Go'))
  const Second = () => {
    useEffect(() => {
      const scripts = [
        insert({ type: 'text/plain', 'data-category': 'analytics', src: '/run/stats.js' }),
        insert({ src: 'https://www.clarity.ms/tag/abc.js' }),
      ]
      return () => scripts.forEach((script) => script.remove())
    }, [])
    return h(View, { name: 'Second', to: '/first' })
  }
  createRoot(document.getElementById('app')).render(h(BrowserRouter, null, h(Routes, null,
    h(Route, { path: '/first', element: h(View, { name: 'First', to: '/second' }) }),
    h(Route, { path: '/second', element: h(Second) }))))`

const reactRouter = (site: Site): string => {
  const { outputFiles } = buildSync({
    stdin: { contents: reactViews, resolveDir: process.cwd() },
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    format: 'iife',
    write: false,
  })
  site.reply('*', '/app.js', {
    body: outputFiles[0]!.text,
    headers: { 'content-type': 'text/javascript' },
  })
  return site.page(
    { head: site.tool(), body: '<div id="app"></div><script src="/app.js"></script>' },
    { path: '/first' },
  )
}

for (const [name, open] of [
  ['Turbo', turbo],
  ['Vue Router', vueRouter],
  ['React Router', reactRouter],
] as const)
  test(`${name}: a change of view keeps the banner, asks once, and what views bring is held and released`, async ({
    page,
    site,
  }) => {
    await page.goto(open(site))
    await expect(banner(page)).toBeVisible()
    const go = async (to: string) => {
      // A banner may lie over the link on a small page; this is about views.
      await page.locator('#go').evaluate((link: HTMLElement) => link.click())
      await expect(page.locator('h1')).toHaveText(to)
    }
    await go('Second')
    await expect(banner(page)).toBeVisible()
    await expect(root(page)).toHaveCount(1)
    await page.waitForTimeout(200)
    expect(await ran(page)).toEqual([])
    expect(site.vendorHits()).toEqual([])

    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect.poll(() => site.vendorHits().length).toBe(1)
    await expect(banner(page)).toBeHidden()

    await go('First')
    await go('Second')
    await expect.poll(() => ran(page)).toEqual(['stats', 'stats'])
    await expect(banner(page)).toBeHidden()
    await expect(root(page)).toHaveCount(1)
    expect(await cct(page, (tool) => tool.receipts().length)).toBe(1)
  })
