/** The banner a developer writes for c15t's headless core. */
import { getOrCreateConsentRuntime } from 'c15t'

const { consentStore } = getOrCreateConsentRuntime({
  mode: 'offline',
  consentCategories: ['necessary', 'measurement', 'marketing'],
  overrides: { country: 'DE' },
  scripts: globalThis.scripts,
})

const button = (id, label, answer) => {
  const made = Object.assign(document.createElement('button'), { id, textContent: label })
  made.addEventListener('click', () => consentStore.getState().saveConsents(answer))
  return made
}
const banner = document.createElement('div')
banner.style.cssText =
  'position:fixed;inset:auto 1rem 1rem;padding:1rem;background:#fff;border:1px solid'
banner.append(button('yes', 'Accept all', 'all'), button('no', 'Reject all', 'necessary'))
document.body.append(banner)

const draw = ({ activeUI }) => {
  banner.hidden = activeUI !== 'banner'
}
consentStore.subscribe(draw)
draw(consentStore.getState())
