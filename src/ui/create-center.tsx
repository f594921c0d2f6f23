/** The preference center: what it remembers between two drawings, and what its controls do. */
import { h, render } from 'preact'
import { answers } from './answers'
import type { Port, ServiceRow } from '../app/port'
import type { Center, CenterTools, CreateCenter } from './create-ui'
import { download } from './download'
import { countOn, onlyLess, setGroup, setService, startDraft, toGrants } from './draft'
import type { Draft } from './draft'
import { areMany, finder, isSearching } from './find-services'
import type { Search } from './find-services'
import { adopt } from './frame'
import { readGroups } from './groups'
import type { Group } from './groups'
import { makeRoom } from './room'
import { reportGaps } from './report-gaps'
import { Center as Screen } from './screens/Center'
import { Declaration } from './screens/Declaration'
import { slice } from './screens/slice'
import { center } from './style/center'
import { finder as finderStyle } from './style/finder'
import { texts as english } from './text/en'
import { texts as more } from './text/en-center'
import { makeWords } from './text/words'

interface Memory {
  readonly draft: Draft
  readonly shown: Readonly<Record<string, number>>
  readonly search?: Search | undefined
  /** As `shown`, of what was found. */
  readonly listed: Readonly<Record<string, number>>
  /** A switch held by a privacy signal, with the draft its second step would bring. */
  readonly asking?: { readonly category: string; readonly draft: Draft } | undefined
}

const create = (port: Port, { into, decide, close }: CenterTools): Center => {
  adopt(port.root, center + finderStyle)
  const declarations = new Set<Element>()
  let memory: Memory | undefined
  let answered: string | null = null
  let declared = ''
  const find = finder()
  reportGaps(port)

  const read = () => {
    const words = makeWords(port.language(), port.texts(), { ...english, ...more })
    const groups = readGroups(port).map((group) =>
      Object.assign(group, {
        title: group.title ?? (words.say(group.id) || group.id),
        text: group.text ?? words.say(`${group.id}.text`),
      }),
    )
    return { words, groups }
  }

  const change = (next: Partial<Memory>) => {
    if (memory) memory = { ...memory, asking: undefined, ...next }
    draw()
  }

  const toggle = (group: Group, isOn: boolean, service?: string) => {
    if (!memory) return
    const { draft } = memory
    const next = service ? setService(draft, group, service, isOn) : setGroup(draft, group, isOn)
    const mustAsk = isOn && group.sale && port.state().signals.gpc && !countOn(draft, group)
    change(mustAsk ? { asking: { category: group.id, draft: next } } : { draft: next })
  }

  /** Focus must not fall off the page with the control that had it. */
  const focus = (id: string, category = id) =>
    (port.root.getElementById(`t-${id}`) ?? port.root.getElementById(`d-${category}`))?.focus()

  const answerAsked = (draft: Draft) => {
    const category = memory?.asking?.category
    change({ draft })
    if (category) focus(category)
  }

  const show = (category: string, count: number, services: readonly ServiceRow[]) => {
    if (!memory) return
    const kind = isSearching(memory.search) ? 'listed' : 'shown'
    const before = memory[kind][category] ?? (kind === 'listed' ? slice : 0)
    change({ [kind]: { ...memory[kind], [category]: count } })
    const next = count > before && before ? services[before] : undefined
    if (next) focus(next.id, category)
  }

  const search = (next: Partial<Search>) => {
    if (!memory) return
    const { draft } = memory
    const { query = '', filter = 'all' } = { ...memory.search, ...next }
    const then = (!next.filter && memory.search?.draft) || draft
    change({ search: { query, filter, draft: then }, listed: {} })
  }

  const draw = () => {
    if (!memory) return render(null, into)
    const { words, groups } = read()
    const state = port.state()
    const { draft, asking, search: sought } = memory
    const found = isSearching(sought) ? find(groups, sought) : undefined
    const current = startDraft(groups, port.config.choices ?? [], state)
    render(
      <Screen
        words={words}
        config={port.config}
        state={state}
        groups={groups}
        current={current}
        draft={draft}
        shown={memory[found ? 'listed' : 'shown']}
        search={areMany(groups) ? (sought ?? { query: '', filter: 'all', draft }) : undefined}
        found={found}
        onSearch={search}
        asking={asking?.category}
        onToggle={toggle}
        onChoice={(id, isOn) => change({ draft: { ...draft, [id]: isOn } })}
        onConfirm={(event) => event.isTrusted && answerAsked(asking?.draft ?? draft)}
        onKeepOff={() => answerAsked(draft)}
        onShow={show}
        {...answers(decide, 'preferences')}
        onSave={({ isTrusted }) =>
          decide(toGrants(isTrusted ? draft : onlyLess(draft, current), groups), 'preferences')
        }
        onClose={close}
        onDownload={
          port.receipts().length
            ? () => download(port.exportReceipts(), 'consent-receipts.json')
            : undefined
        }
      />,
      into,
    )
  }

  /** Long, and beside the point of most changes: an answer must not wait for it. */
  const drawDeclarations = () => {
    if (!declarations.size) return
    const { words, groups } = read()
    const key = [words.language, words.say('purpose'), port.services().length].join()
    if (key === declared) return
    declared = key
    for (const element of declarations)
      render(<Declaration words={words} groups={groups} />, element)
  }

  return {
    draw(isOpen) {
      const state = port.state()
      // Another tab may answer meanwhile; its answer, not the draft from before it, is the truth.
      if (!isOpen) memory = undefined
      else if (!memory || answered !== state.decidedAt)
        memory = {
          shown: memory?.shown ?? {},
          listed: {},
          draft: startDraft(readGroups(port), port.config.choices ?? [], state),
        }
      answered = state.decidedAt
      draw()
      drawDeclarations()
    },
    declare(element) {
      // What stood there for visitors without scripts makes way once.
      if (!declarations.has(element)) element.replaceChildren()
      declarations.add(element)
      declared = ''
      drawDeclarations()
    },
  }
}

export const createCenter: CreateCenter = Object.assign(create, { makeRoom })
