// The playground: a form becomes a configuration, and the configuration runs in a frame.
import { make } from '../../demo/panel/make.js'
import { drawCookies, drawLedger, drawReceipts, drawState } from '../../demo/panel/sections.js'
import {
  copyOn,
  drawProblems,
  fullSnippet,
  previewOf,
  problemsIn,
  showSnippet,
  toolIn,
  whenQuiet,
} from './bench.js'

const find = (selector) => document.querySelector(selector)
const frame = find('[data-frame]')
const form = find('form')
const extra = find('[name="extra"]')
const services = find('[data-services]')
const embedOf = () => new FormData(form).get('embed')

const clean = (owner) =>
  Object.fromEntries(Object.entries(owner).filter(([, value]) => value !== '' && value !== null))

const put = (key, owner) => (Object.keys(owner).length > 0 ? { [key]: owner } : {})

const servicesOf = () =>
  [...services.children].map((row) => {
    const { id, needs } = row.dataset
    const value = row.querySelector('input')?.value
    return { id, ...(needs && value && { [needs]: value }) }
  })

const categoriesOf = (data) => ({
  ...(!data.has('analytics') && { analytics: false }),
  ...(!data.has('advertising') && { advertising: false }),
  ...(data.has('functional') && { functional: {} }),
  ...(data.has('social') && { social: {} }),
})

/** What the form says; the JSON below it goes over it, key by key. */
const configOf = () => {
  const data = new FormData(form)
  const list = servicesOf()
  const plain = clean({
    region: data.get('region'),
    language: data.get('language'),
    layout: data.get('layout'),
    banner: data.get('banner'),
    autoBlock: data.get('autoBlock'),
  })
  const text = extra.value.trim()
  return {
    ...put('site', clean({ name: data.get('name'), contact: data.get('contact') })),
    ...put('policy', clean({ url: data.get('url'), version: data.get('version') })),
    ...plain,
    ...put('categories', categoriesOf(data)),
    ...(list.length > 0 && { services: list }),
    ...put('receipts', clean({ endpoint: data.get('endpoint') })),
    ...(text ? JSON.parse(text) : {}),
  }
}

const readConfig = () => {
  try {
    const config = configOf()
    extra.setCustomValidity('')
    return config
  } catch (error) {
    extra.setCustomValidity(`This is no JSON yet: ${error.message}`)
    find('[data-problems]').replaceChildren(
      drawProblems([{ path: 'more, as JSON', message: error.message }], ''),
    )
    return null
  }
}

const draw = () => {
  const config = readConfig()
  if (!config) return
  showSnippet(config, embedOf(), find('[data-snippet]'))
  frame.src = previewOf(config, embedOf())
}

const fill = (name, content) => {
  const place = find(name)
  const list = place.firstElementChild
  // What has not changed is left alone, and stays where it was scrolled to.
  if (list?.isEqualNode(content)) return
  place.replaceChildren(content)
}

const look = () => {
  const tool = toolIn(frame)
  if (!tool || extra.validationMessage) return
  fill('[data-problems]', drawProblems(problemsIn(frame), 'None.'))
  fill('[data-state]', drawState(tool.state))
  fill('[data-ledger]', drawLedger(tool.ledger()))
  fill('[data-stored]', drawCookies(tool.inventory()))
}

const lookForReceipts = async () => {
  const id = toolIn(frame)?.state.consentId
  const answer = id
    ? await (await fetch(`/demo/receipts?consentId=${encodeURIComponent(id)}`)).json()
    : { receipts: [] }
  fill('[data-receipts]', drawReceipts(answer.receipts))
}

const addService = ({ id, needs }) => {
  const remove = make('button', {
    type: 'button',
    textContent: 'Remove',
    ariaLabel: `Remove ${id}`,
    onclick: () => {
      row.remove()
      find('[name="service"]').focus()
      draw()
    },
  })
  const input = make('input', { ariaLabel: `${needs} of ${id}`, placeholder: needs })
  const row = make('li', { className: 'field' }, make('code', {}, id), needs ? input : '', remove)
  Object.assign(row.dataset, { id, ...(needs && { needs }) })
  row.classList.toggle('service', Boolean(needs))
  services.append(row)
  if (needs) input.focus()
  draw()
}

const offerServices = async () => {
  const { services: known } = await (await fetch('/demo/catalog')).json()
  const select = find('[name="service"]')
  const byName = known.toSorted((a, b) => a.id.localeCompare(b.id))
  select.append(
    ...byName.map(({ id, category }) => make('option', { value: id }, `${id} (${category})`)),
  )
  find('[data-add]').addEventListener('click', () => {
    const service = byName.find(({ id }) => id === select.value)
    const has = servicesOf().some(({ id }) => id === select.value)
    if (service && !has) addService(service)
  })
}

/** Every language that was built, by its own name. */
const offerLanguages = async () => {
  const { files } = await (await fetch('/cct/manifest.json')).json()
  const tags = Object.keys(files).flatMap((name) => /^lang\/(.+)\.js$/.exec(name)?.[1] ?? [])
  const named = tags.map((tag) => [tag, new Intl.DisplayNames(tag, { type: 'language' }).of(tag)])
  find('[name="language"]').append(
    ...named
      .toSorted(([, a], [, b]) => a.localeCompare(b))
      .map(([value, text]) => make('option', { value, lang: value }, text)),
  )
}

const act = {
  banner: (tool) => tool.openBanner(),
  center: (tool) => tool.openPreferences(),
  reset: (tool) => tool.reset(),
  withdraw: (tool) => tool.withdraw(),
}
for (const button of document.querySelectorAll('[data-act]'))
  button.addEventListener('click', () => {
    const tool = toolIn(frame)
    if (tool) act[button.dataset.act](tool)
  })

// The choice of embedding stands outside the form that owns it, so its events pass the form by.
const drawSoon = whenQuiet(draw, 400)
document.addEventListener('input', ({ target }) => target.form === form && drawSoon())
form.addEventListener('submit', (event) => event.preventDefault())
copyOn(find('[data-copy]'), find('[data-copied]'), () => fullSnippet(configOf(), embedOf()))
setInterval(look, 400)
setInterval(() => lookForReceipts().catch(() => {}), 1500)
draw()
await Promise.all([offerServices(), offerLanguages()])
