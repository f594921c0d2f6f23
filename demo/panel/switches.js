import { make } from './make.js'

const regions = [
  ['', 'unknown'],
  ['DE', 'Germany'],
  ['GB', 'United Kingdom'],
  ['US-CA', 'California'],
  ['US-NV', 'Nevada'],
  ['US-ME', 'Maine'],
  ['US-TX', 'Texas'],
  ['CA-QC', 'Quebec'],
]
const layouts = ['box', 'bar', 'modal']
const embeddings = [
  ['tag', 'one tag'],
  ['inline', 'core inlined'],
  ['core', 'core by tag'],
]
const reloads = [
  ['if-needed', 'reload if needed'],
  ['never', 'no reload'],
]
const modes = [
  ['up', 'up'],
  ['busy', '503'],
  ['cut', 'no answer'],
]

const post = async (path) => (await fetch(path, { method: 'POST' })).json()

/** Opens the same page with one more word in its address. */
const reopenWith = (name, value) => {
  const address = new URL(location.href)
  if (value) address.searchParams.set(name, value)
  else address.searchParams.delete(name)
  location.assign(address)
}

const button = (text, onclick) => make('button', { type: 'button', onclick }, text)

const choice = (label, name, options, fallback) => {
  const current = new URL(location.href).searchParams.get(name) ?? fallback
  const select = make(
    'select',
    { id: name, onchange: () => reopenWith(name, select.value === fallback ? '' : select.value) },
    ...options.map(([value, text]) => make('option', { value, selected: value === current }, text)),
  )
  return make('div', {}, make('label', { htmlFor: name }, label), select)
}

/** Draws the switches; returns a function that shows the demo's facts when they change. */
export const addSwitches = (panel) => {
  const version = make('span')
  const dashboard = make('a', { target: '_blank', rel: 'noopener' }, "the collector's dashboard")
  const modeButtons = modes.map(([mode, text]) => {
    const each = button(text, async () => show(await post(`/demo/endpoint/${mode}`)))
    each.dataset.mode = mode
    return each
  })

  const show = (facts) => {
    dashboard.href = facts.dashboard
    version.textContent = `2026-11.${facts.policyVersion}`
    for (const each of modeButtons) each.ariaPressed = String(each.dataset.mode === facts.endpoint)
  }

  const raise = async () => {
    await post('/demo/policy')
    location.reload()
  }
  const clear = async () => {
    await fetch('/demo/requests', { method: 'DELETE' })
    dispatchEvent(new Event('demo:log-cleared'))
  }
  const report = make('p', { className: 'soft' })
  const withdraw = async () => {
    const { stopped, erased, remaining } = await window.CookieConsentTool.withdraw()
    const count = (value) => (Array.isArray(value) ? value.length : 0)
    report.textContent = `Withdrawn: ${count(stopped)} stopped, ${count(erased)} erased, ${count(remaining)} left.`
  }

  panel.append(
    make(
      'section',
      {},
      make('h3', {}, 'Switches'),
      make(
        'div',
        { className: 'row' },
        make('span', {}, 'answer'),
        button('reset', () => window.CookieConsentTool.reset()),
        button('withdraw', withdraw),
        button('preferences', () => window.CookieConsentTool.openPreferences()),
      ),
      report,
      make(
        'div',
        { className: 'row' },
        make('span', {}, 'policy'),
        button('raise version', raise),
        version,
        button('clear log', clear),
      ),
      make('div', { className: 'row' }, make('span', {}, 'endpoint'), ...modeButtons),
      make(
        'div',
        { className: 'selects' },
        choice('region', 'region', regions, ''),
        choice(
          'layout',
          'layout',
          layouts.map((layout) => [layout, layout]),
          'box',
        ),
        choice('embedding', 'embed', embeddings, 'tag'),
        choice('on withdrawal', 'reload', reloads, 'if-needed'),
      ),
      make('p', { className: 'row' }, 'Open ', dashboard),
    ),
  )
  return show
}
