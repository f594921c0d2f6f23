// The theme builder: tokens in, the real banner and center out.
import { make } from '../../demo/panel/make.js'
import { copyOn, drawProblems, previewOf, problemsIn, toolIn, whenQuiet } from './bench.js'

const colors = [
  ['surface', 'Surface', '#ffffff', '#181b21'],
  ['sunken', 'Opened rows', '#f6f7f9', '#20242c'],
  ['text', 'Text', '#14181f', '#f2f4f7'],
  ['muted', 'Explanations', '#4c5563', '#b4bcc8'],
  ['line', 'Lines', '#d9dee5', '#373d48'],
  ['link', 'Links', '#1d4ed8', '#a9c1ff'],
  ['fill', 'Buttons', '#1d4ed8', '#3a66e8'],
  ['on-fill', 'On buttons', '#ffffff', '#ffffff'],
  ['off', 'Switch, off', '#7c8696', '#7d8695'],
  ['ok', 'Always active', '#0f7b4d', '#6fd3a4'],
]
const lengths = [
  ['radius', 'Panel corner', 16, 32],
  ['card-radius', 'Card corner', 14, 32],
  ['button-radius', 'Button corner', 10, 32],
]
const find = (selector) => document.querySelector(selector)
const frame = find('[data-frame]')
const form = find('form')
const screen = { name: 'banner' }
/** Tokens the visitor has touched; the rest is the theme's own. */
const touched = new Map()

const colorRow = ([token, label, ...defaults]) =>
  make(
    'div',
    { className: 'field pair' },
    make('span', {}, label),
    ...defaults.map((value, dark) => {
      const now = () =>
        [...document.querySelectorAll(`[data-token="${token}"]`)].map((each) => each.value)
      const input = make('input', {
        type: 'color',
        value,
        ariaLabel: `${label}, ${dark ? 'dark' : 'light'}`,
        oninput: () => touched.set(token, now()),
      })
      input.dataset.token = token
      return input
    }),
  )

const lengthRow = ([token, label, value, max]) => {
  const input = make('input', {
    type: 'range',
    id: token,
    min: '0',
    max: String(max),
    value: String(value),
    oninput: () => touched.set(token, `${input.value}px`),
  })
  return make('div', { className: 'field' }, make('label', { htmlFor: token }, label), input)
}

find('[data-colors]').append(...colors.map(colorRow))
find('[data-lengths]').append(...lengths.map(lengthRow))

/** `#fff` → `#ffffff`, which is what a colour field takes. */
const inSix = (hex) => (hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex)

/** What a ready theme brings is shown by the fields that nobody has touched. */
const adopt = () => {
  const root = frame.contentDocument?.documentElement
  if (!root?.isConnected) return
  const style = getComputedStyle(root)
  const valueOf = (token) => style.getPropertyValue(`--cct-${token}`)
  for (const [token, , ...defaults] of colors) {
    const [light = defaults[0], dark = light] = touched.has(token)
      ? touched.get(token)
      : (valueOf(token)
          .match(/#[\da-f]{6}\b|#[\da-f]{3}\b/gi)
          ?.map(inSix) ?? defaults)
    const inputs = document.querySelectorAll(`[data-token="${token}"]`)
    for (const [index, input] of inputs.entries()) input.value = index ? dark : light
  }
  for (const [token, , usual] of lengths)
    if (!touched.has(token))
      find(`#${token}`).value = String(Number.parseFloat(valueOf(token) || usual))
}

const themeOf = () => {
  const { base, density, font, scheme } = Object.fromEntries(new FormData(form))
  const theme = {
    ...(base && { base }),
    ...(density && { density }),
    ...(scheme && { scheme }),
    ...(font && { font }),
  }
  for (const [token, value] of touched)
    theme[token] = Array.isArray(value) ? `light-dark(${value.join(', ')})` : value
  const keys = Object.keys(theme)
  return keys.length === 1 && base ? base : theme
}

const configOf = () => {
  const theme = themeOf()
  const { layout } = Object.fromEntries(new FormData(form))
  return { ...(layout !== 'box' && { layout }), ...(Object.keys(theme).length > 0 && { theme }) }
}

/** The page in the frame brings two partners, so that every part has something to show. */
const sample = {
  site: { name: 'Your site' },
  policy: { url: '/start.html' },
  check: 'always',
  categories: { functional: {} },
  services: [
    { id: 'google-analytics', measurementId: 'G-SAMPLE' },
    { id: 'meta-pixel', pixelId: '1' },
  ],
  cookie: { name: 'cct_theme' },
}

const show = () => {
  const tool = toolIn(frame)
  if (!tool) return
  if (screen.name === 'center') tool.openPreferences()
  else tool.openBanner()
  for (const button of document.querySelectorAll('[data-screen]'))
    button.ariaPressed = String(button.dataset.screen === screen.name)
}

const judge = () =>
  find('[data-problems]').replaceChildren(
    drawProblems(problemsIn(frame), 'Nothing found: both answers are equal and easy to read.'),
  )

const draw = () => {
  const config = configOf()
  find('[data-config]').textContent = JSON.stringify(config, null, 2)
  frame.src = previewOf({ ...sample, ...config })
}

frame.addEventListener('load', () => {
  const scheme = find('[data-look][aria-pressed="true"]')?.dataset.look
  frame.contentDocument.documentElement.dataset.scheme = scheme ?? ''
  show()
  judge()
})
setInterval(() => {
  judge()
  adopt()
}, 500)

form.addEventListener('input', whenQuiet(draw))
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', () => {
  touched.clear()
  setTimeout(draw)
})
for (const button of document.querySelectorAll('[data-screen]'))
  button.addEventListener('click', () => {
    screen.name = button.dataset.screen
    toolIn(frame)?.close()
    show()
  })
for (const button of document.querySelectorAll('[data-width]'))
  button.addEventListener('click', () => {
    frame.classList.toggle('phone', button.dataset.width === 'phone')
    for (const each of document.querySelectorAll('[data-width]'))
      each.ariaPressed = String(each === button)
  })
copyOn(find('[data-copy]'), find('[data-copied]'), () => JSON.stringify(configOf(), null, 2))
draw()
