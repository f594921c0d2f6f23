import { h } from 'preact'
import type { ChoiceRow, Grants, ServiceRow, Snapshot } from '../../app/port'
import type { Model, SiteConfig } from '../../config/schema'
import { isRightIn } from '../check-requests'
import { countOn, isMixed } from '../draft'
import type { Draft } from '../draft'
import { isOptional } from '../groups'
import type { Filter, Search } from '../find-services'
import type { Group } from '../groups'
import { Finder } from '../parts/Finder'
import type { CenterWords } from '../text/center-words'
import { CategoryCard } from './CategoryCard'
import { Choices } from './Choices'
import { Preferences } from './Preferences'
import { Record } from './Record'
import { Requests } from './Requests'
import { slice } from './slice'
import { Ways } from './Ways'

interface CenterProps {
  readonly words: CenterWords
  readonly config: SiteConfig
  readonly state: Snapshot
  readonly groups: readonly Group[]
  readonly choices: readonly ChoiceRow[]
  readonly answered: Grants
  /** What holds now, and what the switches show. */
  readonly current: Draft
  readonly draft: Draft
  /** Category id → how many of its services are drawn. */
  readonly shown: Readonly<Record<string, number>>
  /** Absent where there are too few services to search. */
  readonly search: Search | undefined
  /** The groups with the services found; absent while nothing is sought. */
  readonly found: readonly Group[] | undefined
  readonly onSearch: (next: Partial<Search>) => void
  /** The category whose switch waits for its second step. */
  readonly asking: string | undefined
  readonly onToggle: (group: Group, isOn: boolean, service?: string) => void
  readonly onChoice: (id: string, isOn: boolean) => void
  readonly onRead: (lastLine: Element | null, id: string) => void
  readonly onConfirm: (event: MouseEvent) => void
  readonly onKeepOff: () => void
  readonly onShow: (category: string, count: number, services: readonly ServiceRow[]) => void
  readonly onAccept: (event: MouseEvent) => void
  readonly onReject: () => void
  readonly onSave: (event: MouseEvent) => void
  readonly onClose: () => void
  readonly onDownload: (() => void) | undefined
}

const introOf = (model: Model, optional: readonly Group[]): string =>
  !optional.length
    ? 'none'
    : model === 'opt-in'
      ? 'intro'
      : optional.some(({ sale }) => sale)
        ? 'intro.opt-out'
        : 'intro.notice'

export const Center = (props: CenterProps) => {
  const { words, config, state, groups, choices, current, shown, search, found, asking } = props
  const { requests = [] } = config
  const optional = groups.filter(isOptional)
  const listed = (found ?? groups).reduce((sum, { services }) => sum + services.length, 0)
  // Where the device's clock speaks against the place, nobody misses theirs.
  const place = state.regionSource === 'time-zone' ? null : state.region
  const rights = requests.filter((request) => isRightIn(request, place))
  const allowed = optional.flatMap((group) => {
    const { id, title = id, services } = group
    const on = countOn(current, group)
    if (!isMixed(current, group)) return on ? title : []
    return `${title} (${words.say('some', { n: on, all: services.length })})`
  })

  return (
    <Preferences
      {...props}
      isOptional={optional.length > 0}
      intro={introOf(state.model, optional)}
      canSave={optional.length + choices.length > 0}
    >
      {search && (
        <Finder
          label={words.say('find')}
          query={search.query}
          onQuery={(query) => props.onSearch({ query })}
          filterLabel={words.say('filter')}
          filters={(['all', 'on', 'off'] as const).map((key) => [key, words.say(key)])}
          filter={search.filter}
          onFilter={(filter) => props.onSearch({ filter: filter as Filter })}
          status={listed ? words.count('services', listed) : words.say('unfound')}
        />
      )}
      {(found ?? groups).map(({ services }, index) => {
        const group = groups[index] as Group
        if (found && !services.length) return null
        return (
          <CategoryCard
            {...props}
            key={group.id}
            group={group}
            services={services}
            shown={shown[group.id] ?? (found ? slice : 0)}
            model={state.model}
            isAsking={asking === group.id}
            onToggle={(isOn, service) => props.onToggle(group, isOn, service)}
            onShow={(count) => props.onShow(group.id, count, services)}
          />
        )
      })}
      {choices.length > 0 && <Choices {...props} onToggle={props.onChoice} />}
      {rights.length > 0 && <Requests words={words} requests={rights} />}
      {optional.length + choices.length > 0 && (
        <Record words={words} state={state} allowed={allowed} onDownload={props.onDownload} />
      )}
      {optional.length > 0 && <Ways words={words} groups={optional} />}
    </Preferences>
  )
}
