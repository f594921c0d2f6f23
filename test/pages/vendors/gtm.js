/** Stands in for a Google Tag Manager container that itself loads two vendors, whatever was consented. */
;(function () {
  ;[
    'https://www.googletagmanager.com/gtag/js?id=G-CONTAINER',
    'https://www.googleadservices.com/pagead/conversion.js',
  ].forEach(function (src) {
    var script = document.createElement('script')
    script.async = true
    script.src = src
    document.head.appendChild(script)
  })
  function gtag() {
    ;(window.dataLayer = window.dataLayer || []).push(arguments)
  }
  gtag('js', new Date())
  gtag('config', 'G-CONTAINER')
})()
