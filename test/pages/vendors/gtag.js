/**
 * Stands in for Google's gtag.js, with the behaviour measured on the real one: only `arguments`
 * objects in the data layer count, updates beat defaults in any order, no consent command at all
 * means everything is granted, and cookies are written on the highest domain that takes them.
 */
;(function () {
  var query = new URL(document.currentScript.src).searchParams
  var layerName = query.get('l') || 'dataLayer'
  var layer = (window[layerName] = window[layerName] || [])
  var beacon = navigator.sendBeacon.bind(navigator)
  var defaults = {}
  var updates = {}
  var governed = false
  var waitUntil = 0
  var waiting = []
  var ids = []

  function allowed(signal) {
    if (signal in updates) return updates[signal]
    return signal in defaults ? defaults[signal] : true
  }

  function digit(signal) {
    if (!(signal in updates) && !(signal in defaults)) return '-'
    return allowed(signal) ? '1' : '0'
  }

  function setCookie(name, value) {
    var labels = location.hostname.split('.')
    for (var from = labels.length - 1; from >= 0; from -= 1) {
      var domain = labels.slice(from).join('.')
      document.cookie = name + '=' + value + '; path=/; max-age=63072000; domain=' + domain
      if (document.cookie.indexOf(name + '=' + value) !== -1) return
    }
    document.cookie = name + '=' + value + '; path=/; max-age=63072000'
  }

  function isAds(id) {
    return id.slice(0, 3) === 'AW-'
  }

  function writeCookies(id) {
    if (isAds(id)) {
      if (allowed('ad_storage')) setCookie('_gcl_au', '1.1.' + Date.now())
    } else if (allowed('analytics_storage')) {
      if (document.cookie.indexOf('_ga=') === -1) setCookie('_ga', 'GA1.1.' + Math.random())
      setCookie('_ga_' + id.slice(2), 'GS1.1.' + Date.now())
    }
  }

  function address(id, event) {
    var state = governed ? '&gcs=G1' + digit('ad_storage') + digit('analytics_storage') : ''
    return isAds(id)
      ? 'https://googleads.g.doubleclick.net/pagead/viewthroughconversion/' +
          id +
          '/?en=' +
          event +
          state
      : 'https://www.google-analytics.com/g/collect?v=2&tid=' + id + '&en=' + event + state
  }

  function hit(id, event, leaving) {
    if (window['ga-disable-' + id]) return
    if (!leaving && Date.now() < waitUntil) {
      waiting.push([id, event])
      return
    }
    writeCookies(id)
    if (leaving) beacon(address(id, event))
    else
      fetch(address(id, event), { method: 'POST', mode: 'no-cors', keepalive: true }).catch(
        function () {},
      )
  }

  function flush() {
    waitUntil = 0
    waiting.splice(0).forEach(function (entry) {
      hit(entry[0], entry[1])
    })
  }

  function consent(kind, signals) {
    governed = true
    var target = kind === 'default' ? defaults : updates
    Object.keys(signals).forEach(function (name) {
      if (name !== 'wait_for_update' && name !== 'region')
        target[name] = signals[name] === 'granted'
    })
    if (kind === 'default' && signals.wait_for_update) {
      waitUntil = Date.now() + signals.wait_for_update
      setTimeout(flush, signals.wait_for_update)
    }
    if (kind === 'update') {
      flush()
      ids.forEach(writeCookies)
    }
  }

  function read(entry) {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return
    if (entry[0] === 'consent' && entry[2]) consent(entry[1], entry[2])
    if (entry[0] === 'config') {
      ids.push(entry[1])
      hit(entry[1], 'page_view')
    }
    if (entry[0] === 'event') {
      ids.forEach(function (id) {
        hit(id, entry[1])
      })
    }
  }

  var push = layer.push
  layer.push = function () {
    var length = push.apply(layer, arguments)
    Array.prototype.forEach.call(arguments, read)
    return length
  }
  layer.slice().forEach(read)

  // The real one sends once more and rewrites its cookie while the page goes away.
  window.addEventListener('pagehide', function () {
    ids.forEach(function (id) {
      hit(id, 'user_engagement', true)
    })
  })
})()
