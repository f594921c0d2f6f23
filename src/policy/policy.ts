import type { KnownService } from '../catalog/known-service'
import type { Config } from '../config/defaults'
import type { Problem } from '../config/problems'
import type { Category, Choice, GoogleSignal, Model, Service } from '../config/schema'
import { bare } from './bare'
import { normalizeRegion } from './normalize-region'
import type { RegionRules } from './region-rules'

export interface CategoryRule {
  readonly id: string
  readonly essential: boolean
  readonly model: Model
  /** Allowed while nobody has answered. */
  readonly beforeAnswer: boolean
  readonly sale: boolean
  /** Off for good, whoever asks: advertising, where the visitor may be a child. */
  readonly isLocked: boolean
  readonly signals: readonly GoogleSignal[]
  readonly title?: string
  readonly text?: string
}

export interface ServiceRule extends Service {
  readonly category: string
  readonly known?: KnownService
  /** Any of these lets it run: its category, and the other kind a carrier such as a tag manager serves. */
  readonly grantedBy: readonly string[]
  /** Declared while the page was open: its own answer counts, never its category's. */
  readonly isLate?: true
}

/** What may run before anyone has answered, and what there is to answer. */
export interface Policy {
  readonly model: Model
  readonly rules: RegionRules
  readonly categories: ReadonlyMap<string, CategoryRule>
  readonly services: ReadonlyMap<string, ServiceRule>
  readonly choices: readonly Choice[]
}

type Undeclared = (path: string, id: string, options: Iterable<string>) => Problem

/** Built in; the last two only where the site adds them. */
const BUILT_IN: Readonly<Record<string, Category>> = {
  essential: { signals: ['security_storage'] },
  analytics: { signals: ['analytics_storage'] },
  advertising: { signals: ['ad_storage', 'ad_user_data', 'ad_personalization'], sale: true },
  functional: { signals: ['functionality_storage', 'personalization_storage'] },
  social: {},
}

const ALWAYS = ['essential', 'analytics', 'advertising']

export const categoryRules = (
  config: Config,
  region: RegionRules,
  known: ReadonlyMap<string, KnownService>,
): Map<string, CategoryRule> => {
  const rules = new Map<string, CategoryRule>()
  // A known service brings its category along.
  const brought = config.services
    .map(({ id, category }) => category ?? known.get(id)?.category ?? '')
    .filter((id) => Object.hasOwn(BUILT_IN, id))
  for (const id of new Set([...ALWAYS, ...Object.keys(config.categories), ...brought])) {
    const own = Object.hasOwn(config.categories, id) ? config.categories[id] : undefined
    const essential = id === 'essential'
    if (own === false && !essential) continue
    // No prototype: what a page adds to `Object.prototype` must not loosen a category.
    const row: Category = Object.assign(
      Object.create(null),
      Object.hasOwn(BUILT_IN, id) && BUILT_IN[id],
      own,
    )
    const here = Object.hasOwn(region.categories, id) ? region.categories[id] : row.model
    const rule = (!region.isForMinors && here) || region.model
    const sale = !essential && !!row.sale
    rules.set(id, {
      id,
      essential,
      model: rule,
      beforeAnswer: essential || (rule !== 'opt-in' && row.default !== false),
      sale,
      isLocked: region.isForMinors && (sale || id === 'advertising'),
      signals: row.signals ?? [],
      ...(row.title === undefined ? {} : { title: row.title }),
      ...(row.text === undefined ? {} : { text: row.text }),
    })
  }
  return rules
}

/** A service with what the catalogue knows of it. Without a known category it stays held. */
export const serviceRule = (
  service: Service,
  known: ReadonlyMap<string, KnownService>,
): ServiceRule => {
  const row = known.get(service.id)
  const category = (Object.hasOwn(service, 'category') ? service.category : row?.category) ?? ''
  return {
    ...service,
    category,
    grantedBy: row && Object.hasOwn(row, 'also') && row.also ? [category, row.also] : [category],
    ...(row && { known: row }),
  }
}

/** A choice that cannot be read, or told from another, is left out: it is neither shown nor approved. */
const soundChoices = (
  choices: readonly Choice[],
  ids: Set<string>,
  say: (path: string, message: string) => void,
): Choice[] =>
  choices.filter((choice, i) => {
    const missing = (['id', 'title', 'text'] as const).find((key) => !choice[key]?.trim())
    const isTaken = !missing && ids.has(choice.id)
    if (missing) say(`choices[${i}].${missing}`, 'is missing; the choice is left out')
    else if (isTaken) say(`choices[${i}].id`, `"${choice.id}" is taken; the choice is left out`)
    else if (!choice.model) say(`choices[${i}].model`, 'is missing; opt-in is used')
    if (!missing) ids.add(choice.id)
    return !missing && !isTaken
  })

/** Configuration and model → policy, with what refers to nothing reported by path. */
export const createPolicy = (
  config: Config,
  rules: RegionRules,
  known: ReadonlyMap<string, KnownService>,
  undeclared: Undeclared,
): { policy: Policy; problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const categories = categoryRules(config, rules, known)
  const services = new Map<string, ServiceRule>()
  for (const key of Object.keys(config.regions))
    if (!normalizeRegion(key))
      problems.push({
        path: `regions.${key}`,
        message: 'has no effect: not an ISO 3166 code such as "DE" or "US-CA"',
      })
  config.services.forEach((service, i) => {
    const at = `services[${i}]`
    if (!service.id) {
      problems.push({ path: `${at}.id`, message: 'is missing; the service is left out' })
      return
    }
    const rule = serviceRule(service, known)
    // A category's id would make allows() ambiguous; the service is kept, held, under another name.
    const id = categories.has(service.id) ? `${service.id}-service` : service.id
    services.set(id, bare({ ...rule, id }))
    if (id !== service.id)
      problems.push({ path: `${at}.id`, message: `"${service.id}" is a category; renamed "${id}"` })
    if (!categories.has(rule.category))
      problems.push(
        service.category === undefined
          ? undeclared(`${at}.id`, service.id, known.keys())
          : undeclared(`${at}.category`, rule.category, categories.keys()),
      )
    for (const need of rule.known?.needs?.split(' ') ?? [])
      if (!service[need as keyof Service])
        problems.push({
          path: `${at}.${need}`,
          message: "is missing, so the tool does not load it; a tag of the page's own is held",
        })
  })
  const ids = new Set([...categories.keys(), ...services.keys()])
  const choices = soundChoices(config.choices, ids, (path, message) =>
    problems.push({ path, message }),
  )
  return { policy: { model: rules.model, rules, categories, services, choices }, problems }
}
