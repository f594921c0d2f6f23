/** Chooses the screen. With `mount`, the only code here that talks to the core. */
import { h } from 'preact'
import type { Grants, Port, Screen } from '../app/port'
import type { Center } from './center'
import { countOn, isMixed, setGroup, setService, startDraft, toGrants } from './draft'
import type { Group } from './draft'
import { Banner } from './screens/Banner'
import { CategoryCard } from './screens/CategoryCard'
import { Choices } from './screens/Choices'
import { Preferences } from './screens/Preferences'
import { Record as OwnRecord } from './screens/Record'
import { Requests } from './screens/Requests'
import { Ways } from './screens/Ways'
import type { Words } from './text/words'

interface AppProps {
  readonly port: Port
  readonly words: Words
  readonly groups: readonly Group[]
  readonly center: Center
  readonly onCenter: (center: Center) => void
  readonly onDecide: (answer: 'accept' | 'reject' | Grants, surface: Screen) => void
  readonly onClose: () => void
}

const download = (port: Port) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(port.exportReceipts())
  link.download = 'consent-receipts.json'
  link.click()
  // Safari reads the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4)
}

export const App = (props: AppProps) => {
  const { port, words, groups, center, onCenter, onDecide, onClose } = props
  const { draft, shown, asking } = center
  const { config } = port
  const state = port.state()
  const screen = port.screen()
  const isGpc = state.signals.gpc === true
  const optional = groups.filter(({ essential }) => !essential)
  const answers = (surface: Screen) => ({
    // Only a person can say yes. A script, such as an auto-reject tool, can say no.
    onAccept: (event: MouseEvent) => event.isTrusted && onDecide('accept', surface),
    onReject: () => onDecide('reject', surface),
  })

  if (screen === 'banner')
    return optional.length ? (
      <Banner
        words={words}
        config={config}
        model={state.model}
        why={state.why}
        groups={optional.filter(({ sale }) => !(sale && isGpc))}
        isHonored={isGpc && optional.some(({ sale }) => sale)}
        {...answers(screen)}
        onManage={() => port.show('preferences')}
      />
    ) : null
  if (screen !== 'preferences') return null

  const { choices = [], requests = [] } = config
  const current = startDraft(groups, choices, state)
  const name = (group: Group) => group.title ?? (words.say(group.id) || group.id)
  const onToggle = (group: Group, isOn: boolean, service?: string) => {
    const next = service ? setService(draft, group, service, isOn) : setGroup(draft, group, isOn)
    const mustAsk = isOn && isGpc && group.sale && !countOn(draft, group)
    onCenter(
      mustAsk
        ? { ...center, asking: { category: group.id, draft: next } }
        : { ...center, draft: next, asking: undefined },
    )
  }
  const save = (event: MouseEvent) => {
    const wanted = event.isTrusted
      ? draft
      : Object.fromEntries(Object.entries(draft).map(([id, isOn]) => [id, isOn && !!current[id]]))
    onDecide(toGrants(wanted, groups), 'preferences')
  }
  const region = state.region ?? ''
  const rights = requests.filter(
    ({ regions }) => !region || !regions || regions.some((r) => `${region}-`.startsWith(`${r}-`)),
  )

  return (
    <Preferences
      words={words}
      config={config}
      isOptional={optional.length > 0}
      canSave={optional.length + choices.length > 0}
      {...answers(screen)}
      onSave={save}
      onClose={onClose}
    >
      {groups.map((group) => (
        <CategoryCard
          key={group.id}
          words={words}
          group={group}
          draft={draft}
          shown={shown[group.id] ?? 0}
          isHeld={isGpc && group.sale && !countOn(draft, group)}
          isAsking={asking?.category === group.id}
          onToggle={(isOn, service) => onToggle(group, isOn, service)}
          onConfirm={(event) =>
            event.isTrusted && asking && onCenter({ shown, draft: asking.draft })
          }
          onKeepOff={() => onCenter({ shown, draft })}
          onShow={(count) => onCenter({ ...center, shown: { ...shown, [group.id]: count } })}
        />
      ))}
      {choices.length > 0 && (
        <Choices
          words={words}
          choices={choices}
          draft={draft}
          onToggle={(id, isOn) => onCenter({ ...center, draft: { ...draft, [id]: isOn } })}
        />
      )}
      {rights.length > 0 && <Requests words={words} requests={rights} />}
      {optional.length > 0 && (
        <OwnRecord
          words={words}
          state={state}
          allowed={optional
            .filter((group) => countOn(current, group))
            .map((group) =>
              isMixed(current, group)
                ? `${name(group)} (${words.say('some', { n: countOn(current, group), all: group.services.length })})`
                : name(group),
            )}
          onDownload={port.receipts().length ? () => download(port) : undefined}
        />
      )}
      {optional.length > 0 && <Ways words={words} groups={optional} />}
    </Preferences>
  )
}
