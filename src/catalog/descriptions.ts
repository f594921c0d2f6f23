/** What people read about the services every core knows. Further texts: `descriptions-more.ts`. */

export interface CookieDescription {
  readonly name: string
  readonly type?: 'cookie' | 'local' | 'session' | 'indexeddb'
  readonly duration: string
  readonly party: 'first' | 'third'
  readonly purpose: string
}

export interface Description {
  readonly name: string
  readonly provider: string
  readonly policyUrl: string
  readonly purpose: string
  readonly cookies: readonly CookieDescription[]
}

const provider = 'Google'
const policyUrl = 'https://policies.google.com/privacy'
const first = 'first'
const third = 'third'

export const descriptions: Readonly<Record<string, Description>> = {
  'google-analytics': {
    name: 'Google Analytics',
    provider,
    policyUrl,
    purpose: 'Counts visits and shows how the site is used.',
    cookies: [
      { name: '_ga', duration: '2 years', party: first, purpose: 'Tells visitors apart.' },
      { name: '_ga_*', duration: '2 years', party: first, purpose: 'Keeps the state of a visit.' },
      { name: '_gid', duration: '1 day', party: first, purpose: 'Tells visitors apart for a day.' },
      {
        name: '_gat*',
        duration: '1 minute',
        party: first,
        purpose: 'Limits the rate of requests.',
      },
    ],
  },
  'google-ads': {
    name: 'Google Ads',
    provider,
    policyUrl,
    purpose: 'Measures what our ads lead to and shows ads that match visits.',
    cookies: [
      {
        name: '_gcl_*',
        duration: '90 days',
        party: first,
        purpose: 'Links an ad click to an order.',
      },
      { name: '_gac_*', duration: '90 days', party: first, purpose: 'Keeps campaign details.' },
      {
        name: '_gcl_ls',
        type: 'local',
        duration: 'until erased',
        party: first,
        purpose: 'Links an ad click to an order.',
      },
      { name: 'IDE', duration: '13 months', party: third, purpose: 'Selects and measures ads.' },
      { name: 'test_cookie', duration: '15 minutes', party: third, purpose: 'Checks for cookies.' },
    ],
  },
  'google-tag-manager': {
    name: 'Google Tag Manager',
    provider,
    policyUrl,
    purpose: 'Loads the other tags of this site. Sets no cookies itself.',
    cookies: [],
  },
  'meta-pixel': {
    name: 'Meta Pixel',
    provider: 'Meta Platforms',
    policyUrl: 'https://www.facebook.com/privacy/policy/',
    purpose: 'Measures ads on Facebook and Instagram and shows ads that match visits.',
    cookies: [
      { name: '_fbp', duration: '90 days', party: first, purpose: 'Tells browsers apart for ads.' },
      { name: '_fbc', duration: '90 days', party: first, purpose: 'Keeps the last ad click.' },
      {
        name: 'lastExternalReferrer*',
        type: 'local',
        duration: 'until erased',
        party: first,
        purpose: 'Keeps where the visitor came from.',
      },
    ],
  },
}
