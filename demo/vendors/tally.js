// Stand-in for an analytics vendor. Like the real ones it keeps an id in a first-party cookie,
// a counter in local storage, and reports page views and a heartbeat to its own server.
;(() => {
  const server = new URL(document.currentScript.src).origin
  const year = 31_536_000

  const readId = () => document.cookie.match(/(?:^|; )_tally_id=([^;]+)/)?.[1]
  const writeId = () => {
    const id = readId() ?? Math.random().toString(36).slice(2, 12)
    document.cookie = `_tally_id=${id}; max-age=${year}; path=/; samesite=lax`
  }

  const send = (event) => {
    writeId()
    localStorage.setItem('_tally_views', String(Number(localStorage.getItem('_tally_views')) + 1))
    fetch(`${server}/collect?event=${encodeURIComponent(event)}`, {
      method: 'POST',
      body: '1',
    }).catch(() => {})
  }

  const waiting = window.tally?.q ?? []
  window.tally = send
  for (const [event] of waiting) send(event)
  send('page-view')
  setInterval(() => send('heartbeat'), 10_000)
})()
