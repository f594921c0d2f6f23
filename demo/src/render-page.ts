/** Turns a site's page file into the HTML a visitor gets. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { embed, embedExcerpt } from './embedding.ts'
import { sites } from './folders.ts'
import { settingsQuery } from './settings.ts'
import type { Settings } from './settings.ts'
import { escapeHtml, fill } from './template.ts'

interface PageRequest {
  readonly site: string
  readonly page: string
  readonly settings: Settings
  readonly policyVersion: string
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

const read = (site: string, file: string) => readFile(new URL(`${site}/${file}`, sites), 'utf8')

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

export const renderPage = async (request: PageRequest): Promise<string> => {
  const { site, page, settings, policyVersion, origins } = request
  const [layout, text, configText, snippet] = await Promise.all([
    read(site, 'layout.html'),
    read(site, `pages/${page}.html`),
    read(site, 'config.json'),
    mixpanelSnippet(),
  ])
  const { head, body } = splitPage(text)
  const config = fill(configText, { ...origins, reload: settings.reload }).trimEnd()
  const embedding = { config, policyVersion, settings }
  const values = {
    ...origins,
    ...currentMarks(layout, head.nav),
    q: escapeHtml(settingsQuery(settings)),
    rootClass: settings.panel ? 'has-instruments' : '',
    title: escapeHtml(head.title),
    description: escapeHtml(head.description),
    embedding: await embed(embedding),
    mixpanelSnippet: snippet.trim(),
    // Where the law names the link, the page uses that name.
    toolName: settings.region?.startsWith('US-') ? 'Your Privacy Choices' : 'Cookie Consent Tool',
    embedName: settings.embed,
    embedExcerpt: escapeHtml(embedExcerpt(embedding)),
    policyVersion: escapeHtml(policyVersion),
    panel: settings.panel ? '<script src="/demo/panel/panel.js" type="module"></script>' : '',
  }
  return fill(layout, { ...values, content: fill(body, values) })
}
