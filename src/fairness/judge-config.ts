/** What can be told from the settings alone. Pure. */
import { descriptions } from '../catalog/descriptions'
import { descriptionsMore } from '../catalog/descriptions-more'
import type { Service, SiteConfig } from '../config/schema'
import { judgeBasis } from './judge-basis'
import { judgeTheme } from './judge-theme'
import { judgeWords } from './judge-words'
import { findTwins, judgeLabel, labels } from './labels'
import { languageOf } from './language'
import { finding, type Finding } from './rules'

/** What the buttons of the tool say, also in languages it has no texts of. Of the others the page knows. */
const english = {
  accept: 'Accept all',
  reject: 'Reject all',
  manage: 'Choose what to allow',
  save: 'Save choices',
  close: 'Close without saving',
}

const twins = (tag: string, own: Readonly<Record<string, string>>): Finding[] => {
  const language = languageOf(tag)
  const rest = language === 'en' || !Object.hasOwn(labels, language) ? english : {}
  const found = new Map(
    findTwins({ ...rest, ...own }).map(([second, first]) =>
      Object.hasOwn(own, second) ? [second, first] : [first, second],
    ),
  )
  return [...found].map(([button, twin]) =>
    finding(
      'unambiguous',
      { path: `texts.${tag}.${button}` },
      `“${own[button]}” is what another button says, too (${twin})`,
    ),
  )
}

const texts = ({ texts: all = {} }: SiteConfig): Finding[] =>
  Object.entries(all).flatMap(([tag, own]) => [
    ...Object.entries(own).flatMap(([key, text]) => {
      const path = `texts.${tag}.${key}`
      const wrong = judgeLabel(key, text, tag)
      return [
        ...(wrong ? [finding('unambiguous', { path }, `“${text}” ${wrong}`)] : []),
        ...judgeWords(text, tag).map(({ kind, words }) =>
          finding('neutral-words', { path }, `“${words}” presses the visitor (${kind})`),
        ),
      ]
    }),
    ...twins(tag, own),
  ])

const own = (config: SiteConfig): Finding[] => {
  const named = [
    ...Object.entries(config.categories ?? {}).flatMap(([id, category]) =>
      category
        ? [
            [`categories.${id}.title`, category.title],
            [`categories.${id}.text`, category.text],
          ]
        : [],
    ),
    ...(config.choices ?? []).flatMap(({ title, text }, i) => [
      [`choices[${i}].title`, title],
      [`choices[${i}].text`, text],
    ]),
    ...(config.services ?? []).map(({ purpose }, i) => [`services[${i}].purpose`, purpose]),
    ...(config.requests ?? []).flatMap(({ title, text }, i) => [
      [`requests[${i}].title`, title],
      [`requests[${i}].text`, text],
    ]),
  ] as [string, string | undefined][]
  // A site that leaves the language to the visitor writes in those it has texts for.
  const fixed = config.language === 'auto' ? undefined : config.language
  const tags = fixed ? [fixed] : ['en', ...Object.keys(config.texts ?? {})]
  const pressing = (text: string) =>
    new Map(tags.flatMap((tag) => judgeWords(text, tag).map((found) => [found.words, found])))
  return named.flatMap(([path, text = '']) =>
    [...pressing(text).values()].map(({ kind, words }) =>
      finding('neutral-words', { path }, `“${words}” presses the visitor (${kind})`),
    ),
  )
}

const isKnown = ({ id }: Service) => id in descriptions || id in descriptionsMore

const services = ({ services: all = [] }: SiteConfig): Finding[] =>
  all.flatMap((service, i) => {
    if (!service.id || isKnown(service)) return []
    const lack = (path: string, what: string) =>
      finding(
        'complete-second-layer',
        { path },
        `is missing; the preference center must say ${what}`,
      )
    return [
      ...(service.provider ? [] : [lack(`services[${i}].provider`, 'who is behind the service')]),
      ...(service.purpose ? [] : [lack(`services[${i}].purpose`, 'what the service is for')]),
      ...(service.cookies ?? []).flatMap(({ duration, purpose }, j) => [
        ...(duration ? [] : [lack(`services[${i}].cookies[${j}].duration`, 'how long it is kept')]),
        ...(purpose ? [] : [lack(`services[${i}].cookies[${j}].purpose`, 'what it is for')]),
      ]),
    ]
  })

export const judgeConfig = (config: SiteConfig): Finding[] => {
  const { policy, consentLifetimeDays = 180, theme } = config
  // Left out, a no is kept as long as a yes.
  const { denialLifetimeDays = consentLifetimeDays } = config
  return [
    ...(policy?.url
      ? []
      : [
          finding(
            'complete-first-layer',
            { path: 'policy.url' },
            'is missing; the banner must lead to the privacy notice',
          ),
        ]),
    ...(denialLifetimeDays < consentLifetimeDays
      ? [
          finding(
            'no-nagging',
            { path: 'denialLifetimeDays' },
            `a no lasts ${denialLifetimeDays} days and a yes ${consentLifetimeDays}; it must last at least as long`,
          ),
        ]
      : []),
    ...texts(config),
    ...own(config),
    ...judgeBasis(config),
    ...services(config),
    ...(theme === undefined ? [] : judgeTheme(theme)),
  ]
}
