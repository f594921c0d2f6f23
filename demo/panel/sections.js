import { make } from './make.js'

const empty = (text) => make('p', { className: 'empty' }, text)

const time = (value) => {
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? String(value ?? '') : date.toLocaleTimeString('en-GB')
}

const list = (items, nothing) =>
  items.length > 0 ? make('ul', { className: 'list', tabIndex: 0 }, ...items) : empty(nothing)

const onOff = (isOn) => make('span', { className: isOn ? 'on' : 'off' }, isOn ? 'on' : 'off')

const switches = (record) => {
  const line = make('dd')
  for (const [index, [id, isOn]] of Object.entries(record ?? {}).entries())
    line.append(index > 0 ? ', ' : '', `${id} `, onOff(isOn))
  return line
}

const pair = (name, value) => [make('dt', {}, name), make('dd', {}, value)]

export const drawState = (state) =>
  make(
    'dl',
    {},
    ...pair('status', [state.status, state.why].filter(Boolean).join(', ')),
    ...pair('model', `${state.model}, region ${state.region ?? 'unknown'} (${state.regionSource})`),
    make('dt', {}, 'categories'),
    switches(state.categories),
    make('dt', {}, 'services'),
    switches(state.services),
    make('dt', {}, 'choices'),
    switches(state.choices),
    ...pair('signals', `GPC ${state.signals.gpc ?? 'none'}, DNT ${state.signals.dnt ?? 'none'}`),
    ...pair('consent id', state.consentId ?? 'none'),
    ...pair('decided', state.decidedAt ?? 'not yet'),
    ...pair('expires', state.expiresAt ?? 'not yet'),
  )

export const drawRequests = (requests) =>
  list(
    requests
      .toReversed()
      .map((entry) =>
        make(
          'li',
          {},
          make('span', { className: 'soft' }, `${time(entry.at)} `),
          `${entry.vendor} ${entry.method} ${entry.path}`,
          make(
            'span',
            { className: 'soft' },
            entry.cookies.length > 0 ? ` with ${entry.cookies.join(', ')}` : '',
          ),
        ),
      ),
    'Nothing has arrived.',
  )

const inOneLine = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 90)

/** What became of each thing in the end: a tag that was held and then released counts as ran. */
const outcomes = (ledger) => {
  const last = new Map()
  for (const entry of ledger) {
    const key = `${entry.what} ${entry.target} ${entry.category}`
    last.delete(key)
    last.set(key, entry)
  }
  return [...last.values()].toReversed()
}

const verbs = { released: 'ran', kept: 'left' }

export const countLedger = (ledger) => {
  const counts = {}
  for (const { action } of outcomes(ledger)) {
    const verb = verbs[action] ?? action
    counts[verb] = (counts[verb] ?? 0) + 1
  }
  return Object.entries(counts)
    .map(([verb, count]) => `${count} ${verb}`)
    .join(', ')
}

export const drawLedger = (ledger) =>
  list(
    outcomes(ledger).map(({ at, action, what, target, category, service, why }) =>
      make(
        'li',
        {},
        make('span', { className: 'soft' }, `${time(at)} `),
        make('span', { className: action }, verbs[action] ?? action),
        ` ${service ?? category} ${what} `,
        make('span', { className: 'soft' }, [inOneLine(target), why].filter(Boolean).join(', ')),
      ),
    ),
    'Nothing yet.',
  )

const storage = { cookie: '', local: ' (local storage)', session: ' (session storage)' }

export const drawCookies = (inventory) => {
  const groups = Object.entries(inventory).flatMap(([category, entries]) => {
    const names = entries.map(({ name, type }) => `${name}${storage[type] ?? ''}`)
    const title = make('h4', { className: category === 'unknown' ? 'unknown' : '' }, category)
    return names.length > 0 ? [title, make('p', {}, names.join(', '))] : []
  })
  return make('div', {}, ...(groups.length > 0 ? groups : [empty('Nothing is stored.')]))
}

const granted = (categories) =>
  Object.entries(categories ?? {})
    .filter(([, category]) => category.granted)
    .map(([id]) => id)
    .join(', ')

export const drawReceipts = (receipts) =>
  list(
    receipts.map((receipt) =>
      make(
        'li',
        {},
        make('span', { className: 'soft' }, `${time(receipt.receivedAt)} `),
        `#${receipt.seq} ${receipt.action} by ${receipt.method} on ${receipt.surface}: ${granted(receipt.categories)} `,
        make('span', { className: 'soft' }, `${receipt.id}, policy ${receipt.policy?.version}`),
      ),
    ),
    'None of this browser yet.',
  )
