import { h } from 'preact'
import type { Snapshot } from '../../app/port'
import type { SiteConfig } from '../../config/schema'
import { countOn, isMixed } from '../draft'
import type { Draft } from '../draft'
import { isOptional } from '../groups'
import type { Group } from '../groups'
import type { CenterWords } from '../text/center-words'
import { CategoryCard } from './CategoryCard'
import { Choices } from './Choices'
import { Preferences } from './Preferences'
import { Record } from './Record'
import { Requests } from './Requests'
import { Ways } from './Ways'

interface CenterProps {
  readonly words: CenterWords
  readonly config: SiteConfig
  readonly state: Snapshot
  readonly groups: readonly Group[]
  /** What holds now, and what the switches show. */
  readonly current: Draft
  readonly draft: Draft
  /** Category id → how many of its services are drawn. */
  readonly shown: Readonly<Record<string, number>>
  /** The category whose switch waits for its second step. */
  readonly asking: string | undefined
  readonly onToggle: (group: Group, isOn: boolean, service?: string) => void
  readonly onChoice: (id: string, isOn: boolean) => void
  readonly onConfirm: (event: MouseEvent) => void
  readonly onKeepOff: () => void
  readonly onShow: (group: Group, count: number) => void
  readonly onAccept: (event: MouseEvent) => void
  readonly onReject: () => void
  readonly onSave: (event: MouseEvent) => void
  readonly onClose: () => void
  readonly onDownload: (() => void) | undefined
}

export const Center = (props: CenterProps) => {
  const { words, config, state, groups, current, draft, shown, asking } = props
  const { choices = [], requests = [] } = config
  const optional = groups.filter(isOptional)
  const rights = requests.filter(
    ({ regions }) =>
      !state.region || !regions || regions.some((r) => `${state.region}-`.startsWith(`${r}-`)),
  )
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
      canSave={optional.length + choices.length > 0}
    >
      {groups.map((group) => (
        <CategoryCard
          {...props}
          key={group.id}
          group={group}
          shown={shown[group.id] ?? 0}
          isHeld={state.signals.gpc === true && group.sale && !countOn(draft, group)}
          isAsking={asking === group.id}
          onToggle={(isOn, service) => props.onToggle(group, isOn, service)}
          onShow={(count) => props.onShow(group, count)}
        />
      ))}
      {choices.length > 0 && (
        <Choices words={words} choices={choices} draft={draft} onToggle={props.onChoice} />
      )}
      {rights.length > 0 && <Requests words={words} requests={rights} />}
      {optional.length > 0 && [
        <Record words={words} state={state} allowed={allowed} onDownload={props.onDownload} />,
        <Ways words={words} groups={optional} />,
      ]}
    </Preferences>
  )
}
