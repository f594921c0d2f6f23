/** Stands in for an ad network's script: sets its cookie, calls home, and calls again while leaving. */
;(function () {
  document.cookie = '_gcl_au=1.1.' + Date.now() + '; path=/; max-age=7776000'
  new Image().src = 'https://googleads.g.doubleclick.net/pagead/landing.gif'
  window.addEventListener('pagehide', function () {
    navigator.sendBeacon('https://googleads.g.doubleclick.net/pagead/leave')
  })
})()
