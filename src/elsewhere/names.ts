/** Other tools' words for what this one calls categories and services. */
import type { Compat, CompatTool } from '../config/schema'

export type CompatSettings = Exclude<Compat, string>

/** Where each tool keeps its answer, unless the site has named it otherwise. */
export const STORED: Readonly<Record<CompatTool, string>> = {
  'vanilla-cookieconsent': 'cc_cookie',
  klaro: 'klaro',
  tarteaucitron: 'tarteaucitron',
  osano: 'cookieconsent_status',
  cookiebot: 'CookieConsent',
  onetrust: 'OptanonConsent',
}

const NAMES: Readonly<Record<CompatTool, Readonly<Record<string, string>>>> = {
  'vanilla-cookieconsent': {
    necessary: 'essential',
    functionality: 'functional',
    ads: 'advertising',
    marketing: 'advertising',
  },
  klaro: {},
  tarteaucitron: { gtag: 'google-analytics', facebookpixel: 'meta-pixel' },
  // One answer to everything: what it was about, only the site can say.
  osano: {},
  cookiebot: {
    necessary: 'essential',
    preferences: 'functional',
    statistics: 'analytics',
    marketing: 'advertising',
  },
  onetrust: {
    C0001: 'essential',
    C0002: 'analytics',
    C0003: 'functional',
    C0004: 'advertising',
    C0005: 'social',
  },
}

/** A word of the other tool → ids here: as the site says, as is usual, or the same word. */
export const idsFor = ({ tool, categories = {} }: CompatSettings, name: string): string[] => {
  const usual = NAMES[tool]
  const text = Object.hasOwn(categories, name)
    ? categories[name]
    : Object.hasOwn(usual, name)
      ? usual[name]
      : name
  return (text ?? '').split(/[\s,]+/).filter(Boolean)
}
