/** Turns a site's page file into the HTML a visitor gets. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { addressOf, demoSites, hasChanged, workshop } from './demo-sites.ts'
import type { DemoSite } from './demo-sites.ts'
import { embed, embedExcerpt } from './embedding.ts'
import { sites } from './folders.ts'
import { settingsQuery } from './settings.ts'
import type { Settings } from './settings.ts'
import { escapeHtml, fill } from './template.ts'

interface PageRequest {
  readonly site: DemoSite
  readonly page: string
  readonly settings: Settings
  readonly policyVersion: string
  /** The `Host` of the request. */
  readonly host: string
  readonly nonce: string
  /** Vendor id → origin. */
  readonly origins: Readonly<Record<string, string>>
}

interface PageHead {
  title: string
  nav: string
  description: string
}

/** Mixpanel's published loading code, as a customer would paste it. */
const mixpanelSnippet = () =>
  readFile(
    createRequire(import.meta.url).resolve('mixpanel-browser/dist/mixpanel-jslib-snippet.min.js'),
    'utf8',
  )

/** The page's own scripts carry its nonce; they have it before anything is filled in. */
const read = async (site: string, file: string, nonce: string) =>
  (await readFile(new URL(`${site}/${file}`, sites), 'utf8')).replace(
    /<script(?=[\s>])/g,
    `<script nonce="${nonce}"`,
  )

/** A page starts with a comment that holds its title, its place in the menu and its description. */
const splitPage = (text: string): { head: PageHead; body: string } => {
  const end = text.indexOf('-->')
  if (!text.startsWith('<!--') || end < 0) throw new Error('A page starts with a comment of JSON')
  const head = JSON.parse(text.slice(4, end)) as PageHead
  return { head, body: text.slice(end + 3).trim() }
}

/** `{{current-plans}}` marks the menu entry of the page that is shown. */
const currentMarks = (layout: string, nav: string): Record<string, string> =>
  Object.fromEntries(
    [...layout.matchAll(/\{\{(current-([\w-]+))\}\}/g)].map(([, mark, entry]) => [
      mark,
      entry === nav ? ' aria-current="page"' : '',
    ]),
  )

/** A site's configuration; where it has changed what it does, with that change. */
const configOf = async (site: DemoSite, settings: Settings, nonce: string): Promise<string> => {
  const text = await read(site.id, 'config.json', nonce)
  if (!hasChanged(site, settings)) return text.trimEnd()
  const config = JSON.parse(text) as { services: unknown[] }
  const change = JSON.parse(await read(site.id, 'change.json', nonce)) as { service: unknown }
  const { service, ...rest } = change
  return JSON.stringify({ ...config, ...rest, services: [...config.services, service] }, null, 2)
}

const siteCard = (site: DemoSite, host: string) => {
  const address = addressOf(site, host)
  return `<li class="card"><h3><a href="${address}">${site.name}</a></h3><p>${site.about}</p>
    <p class="card-links"><a href="${address}privacy.html">Its notice</a> <a href="${address}?panel=1">With instruments</a></p></li>`
}

/** What the pages of the demo know of one another. */
const places = (site: DemoSite, host: string, settings: Settings) => {
  const start = '/start.html'
  const address = addressOf(workshop, host)
  return {
    start,
    themesPage: `${address}themes.html`,
    playgroundPage: `${address}playground.html`,
    siteCards: demoSites.map((each) => siteCard(each, host)).join('\n'),
    strip: `<p class="demo-strip"><strong>Demo.</strong> ${site.name} is invented. <a href="${start}">All sites of the demo</a>${
      settings.panel ? '' : ` <a href="?panel=1">Instruments</a>`
    }</p>`,
  }
}

export const renderPage = async (request: PageRequest): Promise<string> => {
  const { site, page, settings, policyVersion, origins, host, nonce } = request
  const hasTool = site !== workshop
  const isChanged = hasChanged(site, settings)
  const [layout, text, configText, snippet] = await Promise.all([
    read(site.id, 'layout.html', nonce),
    read(site.id, `pages/${page}.html`, nonce),
    hasTool ? configOf(site, settings, nonce) : '{}',
    mixpanelSnippet(),
  ])
  const { head, body } = splitPage(text)
  const config = fill(configText, { ...origins, policyVersion, reload: settings.reload })
  const attributes = site.attributes(policyVersion)
  const embedding = { config, attributes, settings, nonce }
  const values = {
    ...origins,
    ...currentMarks(layout, head.nav),
    ...places(site, host, settings),
    q: escapeHtml(settingsQuery(settings)),
    unchanged: escapeHtml(settingsQuery({ ...settings, change: false }) || '?'),
    changed: escapeHtml(settingsQuery({ ...settings, change: true })),
    isChanged: isChanged ? 'is-changed' : '',
    changeTags: isChanged ? fill(await read(site.id, 'change.html', nonce), origins) : '',
    rootClass: settings.panel ? 'has-instruments' : '',
    title: escapeHtml(head.title),
    description: escapeHtml(head.description),
    embedding: hasTool ? await embed(embedding) : '',
    mixpanelSnippet: snippet.trim(),
    // Where the law names the link, the page uses that name.
    toolName: settings.region?.startsWith('US-') ? 'Your Privacy Choices' : 'Cookie Consent Tool',
    embedName: settings.embed,
    embedExcerpt: escapeHtml(embedExcerpt(embedding)),
    policyVersion: escapeHtml(policyVersion),
    panel: settings.panel
      ? `<script src="/demo/panel/panel.js" type="module" nonce="${nonce}"></script>`
      : '',
  }
  return fill(layout, { ...values, content: fill(body, values) })
}
