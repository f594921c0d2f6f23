// My Fernline: views change without loading a page, and tags come and go with them.
// Shows the three calls a developer needs: `allows`, `when`, `subscribe`.
;(() => {
  const view = document.getElementById('view')
  const watch = document.querySelector('[data-watch]')
  const { pagetally, adlantern, reelnest } = view.dataset

  const note = (text) => {
    const line = document.createElement('li')
    line.textContent = text
    watch.append(line)
    while (watch.children.length > 8) watch.firstElementChild.remove()
  }

  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name)
    const { dataset = {}, style = {}, ...rest } = properties
    Object.assign(element, rest)
    Object.assign(element.dataset, dataset)
    for (const [key, value] of Object.entries(style)) element.style.setProperty(key, value)
    element.append(...children)
    return element
  }

  const card = (...children) => make('article', { className: 'card' }, ...children)

  const days = [
    ['Mon', 4.1],
    ['Tue', 5.6],
    ['Wed', 3.2],
    ['Thu', 7.4],
    ['Fri', 9.0],
    ['Sat', 12.5],
    ['Sun', 10.3],
  ]

  const usage = () => [
    card(
      make('h2', { textContent: '52 GB this week' }),
      make(
        'ol',
        { className: 'bars' },
        ...days.map(([day, amount]) =>
          make(
            'li',
            {},
            String(amount),
            make('i', { style: { '--share': String(amount / 12.5) } }),
            day,
          ),
        ),
      ),
    ),
  ]

  const bill = () => [
    card(
      make('h2', { textContent: 'November: $39.00' }),
      make('p', {
        textContent: 'Frond, $39.00. Taxes and two routers included. Paid on 3 November.',
      }),
      make('p', { className: 'muted', textContent: 'The same as in October, and as next month.' }),
    ),
  ]

  // The page asks before it tailors: no advertising, no tailored offer.
  const offers = (tool) => {
    const mayTailor = tool.allows('advertising')
    note(`allows('advertising') → ${mayTailor}`)
    const heading = mayTailor ? 'Offers chosen for you' : 'Offers for everyone'
    const slot = make('div', { className: 'ad', dataset: { adSlot: '' } })
    if (!mayTailor)
      slot.append(
        make('strong', { textContent: 'Bring a neighbour' }),
        make('span', { textContent: 'One month free for both of you.' }),
      )
    const script = make('script', {
      type: 'text/plain',
      src: `${adlantern}/lantern.js`,
      dataset: { category: 'advertising', service: 'adlantern' },
    })
    return [make('h2', { textContent: heading }), slot, script]
  }

  const help = () => [
    make('h2', { textContent: 'Where is my fuse?' }),
    make('iframe', {
      className: 'video',
      style: { width: '100%', height: 'auto', 'aspect-ratio': '16 / 9' },
      title: 'Video: find the fuse (Reelnest)',
      dataset: { category: 'social', service: 'reelnest', src: `${reelnest}/video` },
    }),
  ]

  const views = { '/my': usage, '/my/bill': bill, '/my/offers': offers, '/my/help': help }

  const show = (tool) => {
    const path = location.pathname.replace(/\/$/, '')
    const draw = views[path] ?? usage
    view.replaceChildren(...draw(tool))
    for (const link of document.querySelectorAll('.tabs a')) {
      const isHere = new URL(link.href).pathname === path
      if (isHere) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    if (tool.allows('pagetally')) window.tally?.(path)
  }

  // A tag that is added long after the tool has started is governed like any other.
  const addCounter = () =>
    document.body.append(
      make('script', {
        type: 'text/plain',
        src: `${pagetally}/tally.js`,
        dataset: { category: 'analytics', service: 'pagetally' },
      }),
    )

  const start = (tool) => {
    show(tool)
    addCounter()
    note(`allows('analytics') → ${tool.allows('analytics')}`)
    tool.when('analytics').then(() => note(`when('analytics') has come`))
    tool.subscribe(() => {
      const on = Object.entries(tool.state.categories).filter(([, isOn]) => isOn)
      note(`subscribe: on are ${on.map(([id]) => id).join(', ') || 'none'}`)
      show(tool)
    })
    for (const link of document.querySelectorAll('.tabs a'))
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        history.pushState(null, '', link.href)
        show(tool)
      })
    addEventListener('popstate', () => show(tool))
  }

  // Works whether or not the tool has loaded yet: before that, this is a plain array.
  const queue = (window.CookieConsentTool = window.CookieConsentTool || [])
  queue.push(start)
})()
