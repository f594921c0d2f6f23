// Stand-in for an ad network: asks its server for an offer (which sets a third-party cookie),
// keeps a first-party cookie and a storage entry, and fills the ad slots of the page.
;(() => {
  const server = new URL(document.currentScript.src).origin
  const offers = [
    { title: 'Noise-free calls', text: 'Headsets from Quillo, 20 % off for Fernline customers.' },
    {
      title: 'Cameras that mind the door',
      text: 'Harrowgate starter kit, now with free mounting.',
    },
    {
      title: 'A desk for small rooms',
      text: 'Fold-away desks by Mosslight. Delivered in two days.',
    },
  ]

  document.cookie = `_lantern=${Math.random().toString(36).slice(2, 10)}; max-age=7776000; path=/; samesite=lax`
  localStorage.setItem('_lantern_topics', 'fibre,home-office')

  const show = (slot, { title, text }) => {
    const heading = document.createElement('strong')
    const line = document.createElement('span')
    const by = document.createElement('small')
    heading.textContent = title
    line.textContent = text
    by.textContent = 'Ad by Adlantern (demo stand-in)'
    slot.replaceChildren(heading, line, by)
    slot.dataset.filled = ''
  }

  window.lantern = async () => {
    for (const slot of document.querySelectorAll('[data-ad-slot]:not([data-filled])')) {
      const answer = await fetch(`${server}/bid`, { credentials: 'include' })
      const { offer } = await answer.json()
      show(slot, offers[offer] ?? offers[0])
    }
  }
  window.lantern().catch(() => {})
})()
