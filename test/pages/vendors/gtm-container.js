/**
 * Stands in for a Google Tag Manager container that fires its tags whatever was consented, by the ways
 * a real container has: custom HTML that is parsed from a string and whose scripts are made anew, in
 * order; a script put in front of the first one; pixels; a hidden frame; beacons and requests.
 */
;(function () {
  /** Custom HTML: parsed as a whole, then moved over piece by piece, each after the one before it. */
  function customHtml(html) {
    var box = document.createElement('div')
    box.innerHTML = 'A<div>' + html + '</div>'
    var pieces = [].slice.call(box.lastChild.childNodes)
    ;(function next() {
      var piece = pieces.shift()
      if (!piece) return
      if (piece.nodeName !== 'SCRIPT' || piece.type !== 'text/gtmscript') {
        document.body.appendChild(piece)
        return next()
      }
      var script = document.createElement('script')
      script.async = false
      script.type = 'text/javascript'
      script.text = piece.text
      var src = piece.getAttribute('data-gtmsrc')
      if (src) {
        script.onload = script.onerror = next
        script.src = src
      }
      document.body.insertBefore(script, null)
      if (!src) next()
    })()
  }
  function injectScript(src) {
    var script = document.createElement('script')
    script.type = 'text/javascript'
    script.async = true
    script.src = src
    var first = document.getElementsByTagName('script')[0]
    first.parentNode.insertBefore(script, first)
    return script
  }
  function sendPixel(url) {
    var image = new Image(1, 1)
    image.onload = image.onerror = function () {}
    image.src = url
  }
  function hiddenFrame(url) {
    var frame = document.createElement('iframe')
    frame.height = '0'
    frame.width = '0'
    frame.style.display = 'none'
    frame.style.visibility = 'hidden'
    frame.src = url
    document.body.appendChild(frame)
  }

  function fire() {
    // Meta, as its snippet is pasted into a tag.
    customHtml(
      '<script type="text/gtmscript">!function(b,e,v,n){if(b.fbq)return;n=b.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};n.queue=[];var t=e.createElement(v);t.async=!0;t.src="https://connect.facebook.net/en_US/fbevents.js";var s=e.getElementsByTagName(v)[0];s.parentNode.insertBefore(t,s)}(window,document,"script");fbq("init","1");fbq("track","PageView")</script>' +
        '<noscript><img height="1" width="1" src="https://www.facebook.com/tr?id=1&ev=PageView"></noscript>',
    )
    // Mixpanel: a file, and a script that needs it.
    customHtml(
      '<script type="text/gtmscript" data-gtmsrc="https://cdn.mixpanel.com/libs/mixpanel.js"></script>' +
        '<script type="text/gtmscript">window.mixpanel && mixpanel.init && (mixpanel.init("token",{persistence:"cookie",track_pageview:true,batch_flush_interval_ms:100}),setInterval(function(){mixpanel.track("tick")},150))</script>',
    )
    // Clarity, by the template's own way.
    injectScript('https://www.clarity.ms/s/clarity.js').onload = function () {
      if (window.clarity)
        window.clarity('start', {
          projectId: 'abc',
          upload: 'https://b.clarity.ms/collect',
          track: true,
          delay: 100,
          expire: 365,
        })
    }
    // Microsoft's and Google's advertising by pixel and frame, TikTok by beacon and request.
    sendPixel('https://bat.bing.com/action/0?ti=1&evt=pageLoad')
    hiddenFrame('https://1.fls.doubleclick.net/activityi;src=1')
    send()
    setInterval(send, 150)
  }
  function send() {
    navigator.sendBeacon('https://analytics.tiktok.com/api/v2/pixel', 'a=1')
    fetch('https://analytics.tiktok.com/api/v2/performance', {
      method: 'POST',
      mode: 'no-cors',
      keepalive: true,
      body: 'a=1',
    }).catch(function () {})
    document.cookie = '_ttp=1; path=/; max-age=3600'
  }
  addEventListener('pagehide', send)
  addEventListener('visibilitychange', send)
  if (document.body) fire()
  else addEventListener('DOMContentLoaded', fire)
})()
