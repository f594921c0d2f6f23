/**
 * The configuration as data, to check what a site owner wrote. A string names a plain value
 * (`text`, `visible text`, `number`, `boolean`, `URL`, or the allowed words), `[x]` a list of x, `{ '*': x }` any keys.
 */
export type Shape = string | readonly [Shape] | { readonly [key: string]: Shape }

const text = 'text'
const visible = 'visible text'
/** What a receipt repeats. */
const line = 'line'
const url = 'URL'
const number = 'number'
const boolean = 'boolean'
/** After `=` stands what a wrong value falls back to: the strictest. */
const model = 'opt-in or opt-out or notice=opt-in'

const banner = 'auto or always or never'

export const shape = {
  site: { name: line, controller: line, contact: line },
  policy: { url, version: 'version', updated: text },
  region: text,
  regionEndpoint: url,
  regions: {
    '*': {
      // a region may also be just its model
      '?': model,
      model,
      categories: { '*': model },
      consentLifetimeDays: number,
      denialLifetimeDays: number,
      banner,
      link: 'choices or sale or none',
    },
  },
  timeZone: 'tighten or ignore',
  ageFlag: 'boolean=true',
  language: text,
  texts: { '*': { '*': visible } },
  categories: {
    '*': {
      // a category may also be `false`: not on this site
      '?': 'false',
      title: visible,
      text,
      model,
      default: 'boolean=false',
      signals: [text],
      sale: 'boolean=true',
    },
  },
  services: [
    {
      id: 'id',
      name: visible,
      provider: text,
      category: text,
      policyUrl: url,
      purpose: text,
      transfers: text,
      hosts: [text],
      src: url,
      cookies: [
        {
          name: text,
          type: 'cookie or local or session or indexeddb',
          duration: text,
          purpose: text,
          party: 'first or third',
          httpOnly: boolean,
        },
      ],
      measurementId: text,
      conversionId: text,
      containerId: text,
      pixelId: text,
      siteId: text,
      projectId: text,
      tagId: text,
      accountId: text,
      appId: text,
      token: text,
      apiUrl: url,
      scriptUrl: url,
      profile: text,
    },
  ],
  choices: [
    {
      id: 'id',
      title: visible,
      text,
      model: 'opt-in or opt-out=opt-in',
      scope: 'account',
      expires: 'never',
      effectiveAfter: 'duration=never',
      noticeGiven: 'date',
    },
  ],
  requests: [{ title: text, text, url, email: 'e-mail', phone: text, regions: [text] }],
  googleConsentMode: 'basic or advanced or off',
  adsDataRedaction: boolean,
  urlPassthrough: boolean,
  waitForUpdate: number,
  dataLayer: text,
  autoBlock: 'off or report or known or strict',
  guardStorage: 'off or report or on',
  consentLifetimeDays: number,
  denialLifetimeDays: number,
  cookie: {
    name: text,
    domain: text,
    path: text,
    sameSite: 'lax or strict or none',
    secure: boolean,
  },
  receipts: {
    endpoint: url,
    headers: { '*': text },
    credentials: 'omit or same-origin or include',
    userRef: line,
    device: boolean,
    events: ['decision'],
  },
  reloadOnWithdraw: 'never or if-needed or always',
  banner,
  layout: 'bar or box or modal',
  theme: 'theme',
  compat: 'any', // its own file checks it
  handOver: { domains: [text], endpoint: url },
  check: 'auto or always or never',
  reopen: 'start or end or none',
  gpc: boolean,
  dnt: 'ignore or deny-advertising or deny-all=deny-all',
} satisfies Shape
