/**
 * Stands in for Meta's fbevents.js: takes over the queue of the page's snippet, holds events while
 * consent is revoked, sets `_fbp` and calls the pixel.
 */
;(function () {
  var fbq = window.fbq
  var revoked = false
  var held = []
  var pixels = []

  function send(event) {
    document.cookie = '_fbp=fb.1.' + Date.now() + '.1; path=/; max-age=7776000'
    pixels.forEach(function (id) {
      new Image().src = 'https://www.facebook.com/tr/pixel.gif?id=' + id + '&ev=' + event
    })
  }

  fbq.callMethod = function (command, value) {
    if (command === 'consent') {
      revoked = value === 'revoke'
      if (!revoked) held.splice(0).forEach(send)
    }
    if (command === 'init') pixels.push(value)
    if (command === 'track') (revoked ? held.push.bind(held) : send)(value)
  }
  fbq.loaded = true
  fbq.queue.splice(0).forEach(function (entry) {
    fbq.callMethod.apply(fbq, entry)
  })
  window.addEventListener('pagehide', function () {
    if (!revoked) navigator.sendBeacon('https://www.facebook.com/tr/?ev=leave')
  })
})()
