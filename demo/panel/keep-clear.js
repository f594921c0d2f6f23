const bannerBox = () =>
  document
    .querySelector('cct-root')
    ?.shadowRoot?.querySelector('[data-cct="banner"]')
    ?.getBoundingClientRect()

/** Keeps the panel off the banner: where the banner is as wide as the page, the panel ends above it. */
export const keepClear = (host) => {
  const place = () => {
    const banner = bannerBox()
    const left = innerWidth - host.offsetWidth
    const isWide = matchMedia('(min-width: 60rem)').matches
    const reaches = isWide && banner && banner.height > 0 && banner.right > left
    const isBelow = reaches && banner.top > innerHeight / 3
    host.style.setProperty('--lift', isBelow ? `${Math.ceil(innerHeight - banner.top)}px` : '0px')
  }
  place()
  setInterval(place, 250)
  addEventListener('resize', place)
}
