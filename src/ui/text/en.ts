/**
 * English, which every other language falls back to: the banner. The preference center is in
 * `en-center.ts`; the few words the core draws itself are in `app/core-texts.ts`. `{name}` is
 * filled in. Keys that end in a plural category (`.one`, `.few`, `.other`) are chosen by number;
 * `.other` is enough.
 */
export const texts = {
  banner: 'Your cookie choices',
  lead: 'Essential cookies make this site work.',
  leadWho: '{who} uses essential cookies to make this site work.',
  ask: 'With your permission we also {uses}.',
  'askWith.one': 'With your permission we also {uses}, with {n} partner.',
  'askWith.other': 'With your permission we also {uses}, with {n} partners.',
  tell: 'We also {uses}. You can say no at any time.',
  'tellWith.one': 'We also {uses}, with {n} partner. You can say no at any time.',
  'tellWith.other': 'We also {uses}, with {n} partners. You can say no at any time.',
  'use.analytics': 'count visits',
  'use.advertising': 'show ads that fit your interests',
  'use.functional': 'remember how you like this site',
  'use.social': 'show content from social networks',
  'use.other': 'use cookies for “{title}”',
  list: '{a}, {b}',
  and: '{a} and {b}',
  free: 'Saying no changes nothing else.',
  change: 'You can change your choice at any time.',
  changeAt: 'You can change your choice at any time under “{where}”.',
  policy: 'Privacy notice',
  'why.expired': 'Your earlier answer has run out.',
  'why.policy-changed': 'Our policy has changed since you last answered.',
  'why.services-changed': 'What we use has changed since you last answered.',
  'why.what': 'New or changed: {items}.',
  gpc: 'Opt-out preference signal honored',
  dnt: 'Do Not Track signal honored',
  accept: 'Accept all',
  reject: 'Reject all',
  manage: 'Choose what to allow',
  saved: 'Your choices are saved.',
}
