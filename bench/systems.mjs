/**
 * The pages that are measured: one article with one analytics and one advertising tag, gated by
 * each system the way its own instructions say.
 */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { parseRecord } from '../dist/index.js'
import { inlineCore } from '../dist/inline.js'

const here = import.meta.dirname
const dist = path.resolve(here, '../dist')
const json = (value) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Text of a file of an installed package, found without its `exports`. */
const text = (file) => readFileSync(path.join(here, 'node_modules', file), 'utf8')
const versionOf = (name) => JSON.parse(text(`${name}/package.json`)).version

export const tags = [
  { id: 'analytics', category: 'analytics', label: 'Site analytics', cookie: '_ga' },
  { id: 'ads', category: 'advertising', label: 'Ad network', cookie: '_gads' },
].map((tag) => ({ ...tag, src: `/tags/${tag.id}.js` }))

const held = (attributes) =>
  tags.map((tag) => `<script type="text/plain" ${attributes(tag)}></script>`).join('')

const inBanner = (name) => `cct-root >>> [data-cct=banner] [data-cct=${name}]`

/** `isKnown` is for a server that writes another page for who has answered. */
const ours = (way, embed, isKnown) => ({
  name: `this tool, ${way}`,
  isKnown,
  accept: inBanner('accept-all'),
  files: () =>
    Object.fromEntries(
      readdirSync(dist, { recursive: true })
        .filter((name) => name.endsWith('.js'))
        .map((name) => [name, readFileSync(path.join(dist, name), 'utf8')]),
    ),
  page: (base, hasAnswered) => ({
    top: embed(
      base,
      {
        policy: { url: '/privacy' },
        services: tags.map(({ id, label, category, cookie }) => ({
          id: `site-${id}`,
          name: label,
          category,
          cookies: [{ name: cookie, duration: '2 years' }],
        })),
      },
      hasAnswered,
    ),
    body: held(
      ({ id, category, src }) =>
        `data-category="${category}" data-service="site-${id}" src="${src}"`,
    ),
  }),
})

const byTag = (file) => (base, config) =>
  `<script type="application/json" data-cct-config>${json(config)}</script><script src="${base}${file}"></script>`

const floor = {
  name: 'floor: a banner written by hand into the page',
  accept: '#yes',
  files: () => ({}),
  page: () => ({
    body:
      held(({ src }) => `data-src="${src}"`) +
      `<div id="ask" hidden style="position:fixed;inset:auto 1rem 1rem;padding:1rem;background:#fff;border:1px solid"><p>May we count visits and show you advertising?</p><button id="yes">Accept all</button> <button id="no">Reject all</button></div><script>{
const ask = document.getElementById('ask')
const run = () => document.querySelectorAll('[data-src]').forEach((held) => document.head.append(Object.assign(document.createElement('script'), { src: held.dataset.src })))
const answer = (yes) => { document.cookie = 'floor=' + yes + ';path=/;max-age=9999'; ask.hidden = true; if (yes) run() }
document.getElementById('yes').onclick = () => answer(1)
document.getElementById('no').onclick = () => answer(0)
if (/floor=1/.test(document.cookie)) run()
else ask.hidden = /floor=0/.test(document.cookie)
}</script>`,
  }),
}

const ungated = {
  name: 'ungated: the tags alone, no consent',
  isUngated: true,
  files: () => ({}),
  page: () => ({ head: tags.map(({ src }) => `<script async src="${src}"></script>`).join('') }),
}

const vanilla = {
  name: `vanilla-cookieconsent ${versionOf('vanilla-cookieconsent')}`,
  accept: '#cc-main .cm__btn[data-role=all]',
  files: () => ({
    'cc.css': text('vanilla-cookieconsent/dist/cookieconsent.css'),
    'cc.js': text('vanilla-cookieconsent/dist/cookieconsent.umd.js'),
    'config.js': `import './cc.js'
CookieConsent.run(${json({
      hideFromBots: false,
      categories: {
        necessary: { enabled: true, readOnly: true },
        analytics: {},
        advertising: {},
      },
      language: {
        default: 'en',
        translations: {
          en: {
            consentModal: {
              title: 'Cookies',
              description: 'May we count visits and show you advertising?',
              acceptAllBtn: 'Accept all',
              acceptNecessaryBtn: 'Reject all',
              showPreferencesBtn: 'Manage',
            },
            preferencesModal: {
              title: 'Preferences',
              acceptAllBtn: 'Accept all',
              acceptNecessaryBtn: 'Reject all',
              savePreferencesBtn: 'Save',
              sections: ['necessary', 'analytics', 'advertising'].map((id) => ({
                title: id,
                description: id,
                linkedCategory: id,
              })),
            },
          },
        },
      },
    })})`,
  }),
  page: (base) => ({
    head:
      `<link rel="stylesheet" href="${base}cc.css">` +
      held(
        ({ category, id, src }) => `data-category="${category}" data-service="${id}" src="${src}"`,
      ),
    body: `<script type="module" src="${base}config.js"></script>`,
  }),
}

const klaro = {
  name: `klaro ${versionOf('klaro')}`,
  accept: '.klaro .cookie-notice .cm-btn-success',
  files: () => ({
    'klaro.js': text('klaro/dist/klaro.js'),
    'config.js': `var klaroConfig = ${json({
      acceptAll: true,
      lang: 'en',
      storageMethod: 'cookie',
      translations: { en: { purposes: { analytics: 'Analytics', advertising: 'Advertising' } } },
      services: tags.map(({ id, label, category, cookie }) => ({
        name: id,
        title: label,
        purposes: [category],
        cookies: [cookie],
      })),
    })}`,
  }),
  page: (base) => ({
    head:
      `<script defer src="${base}config.js"></script><script defer src="${base}klaro.js"></script>` +
      held(
        ({ id, src }) => `data-type="application/javascript" data-name="${id}" data-src="${src}"`,
      ),
  }),
}

const orejime = {
  name: `orejime ${versionOf('orejime')}`,
  accept: '.orejime-Banner-saveButton',
  files: () => ({
    'orejime.js': text('orejime/dist/orejime-standard-en.js'),
    'orejime.css': text('orejime/dist/orejime-standard.css'),
  }),
  page: (base) => ({
    head: `<script>window.orejimeConfig = ${json({
      privacyPolicyUrl: '/privacy',
      purposes: tags.map(({ id, label, cookie }) => ({ id, title: label, cookies: [cookie] })),
    })}</script><script src="${base}orejime.js"></script><link rel="stylesheet" href="${base}orejime.css">`,
    body: tags
      .map(
        ({ id, src }) => `<template data-purpose="${id}"><script src="${src}"></script></template>`,
      )
      .join(''),
  }),
}

const tarteaucitron = {
  name: `tarteaucitronjs ${versionOf('tarteaucitronjs')}`,
  accept: '#tarteaucitronPersonalize2',
  files: () =>
    Object.fromEntries(
      [
        'tarteaucitron.min.js',
        'tarteaucitron.services.min.js',
        'css/tarteaucitron.min.css',
        'lang/tarteaucitron.en.min.js',
        'advertising.min.js',
      ].map((name) => [name, text(`tarteaucitronjs/${name}`)]),
    ),
  page: (base) => ({
    head: `<script src="${base}tarteaucitron.min.js"></script><script>tarteaucitron.init(${json({
      hashtag: '#tarteaucitron',
      cookieName: 'tarteaucitron',
      orientation: 'bottom',
      DenyAllCta: true,
      AcceptAllCta: true,
      highPrivacy: true,
      serviceDefaultState: 'wait',
      adblocker: false,
      mandatory: true,
    })});${tags
      .map(
        ({ id, label, category, cookie, src }) =>
          `tarteaucitron.services.site${id} = { key: 'site${id}', type: '${category === 'analytics' ? 'analytic' : 'ads'}', name: ${json(label)}, needConsent: true, cookies: ['${cookie}'], js() { tarteaucitron.addScript('${src}') }, fallback() {} };(tarteaucitron.job = tarteaucitron.job || []).push('site${id}')`,
      )
      .join(';')}</script>`,
  }),
}

const insert = `const insert = () => ${json(tags.map(({ src }) => src))}.forEach((src) => document.head.append(Object.assign(document.createElement('script'), { src })))`

const osano = {
  name: `cookieconsent (Osano) ${versionOf('cookieconsent')}`,
  accept: '.cc-window .cc-allow',
  files: () => ({
    'cookieconsent.js': text('cookieconsent/build/cookieconsent.min.js'),
    'cookieconsent.css': text('cookieconsent/build/cookieconsent.min.css'),
  }),
  page: (base) => ({
    head: `<link rel="stylesheet" href="${base}cookieconsent.css">`,
    body: `<script src="${base}cookieconsent.js"></script><script>{${insert}
const load = function () { if (this.hasConsented()) insert() }
cookieconsent.initialise({ type: 'opt-in', content: { allow: 'Accept all', deny: 'Reject all' }, onInitialise: load, onStatusChange: load })
}</script>`,
  }),
}

const c15t = {
  name: `c15t ${versionOf('c15t')}, headless with a plain banner`,
  accept: '#yes',
  files: async () => {
    const { outputFiles } = await build({
      entryPoints: [path.join(here, 'c15t-banner.js')],
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      outdir: '/out',
      write: false,
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    return Object.fromEntries(
      outputFiles.map((file) => [path.relative('/out', file.path), file.text]),
    )
  },
  page: (base) => ({
    head: `<script>window.scripts = ${json(
      tags.map(({ id, category, src }) => ({
        id,
        src,
        category: category === 'analytics' ? 'measurement' : 'marketing',
      })),
    )}</script><script type="module" src="${base}c15t-banner.js"></script>`,
  }),
}

export const systems = [
  ungated,
  floor,
  ours(
    'core and banner inlined',
    (base, config, hasAnswered) => inlineCore(config, { base, banner: !hasAnswered }).html,
    (cookie) => parseRecord(cookie) !== null,
  ),
  ours('core inlined', (base, config) => inlineCore(config, { base }).html),
  ours('one tag', byTag('cct.js')),
  ours('core by tag', byTag('cct.core.js')),
  vanilla,
  klaro,
  orejime,
  tarteaucitron,
  osano,
  c15t,
]
