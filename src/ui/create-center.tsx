/** The preference center: what it remembers between two drawings, and what its controls do. */
import { h, render } from 'preact'
import { answers, type Decide } from './answers'
import type { Port, ServiceRow } from '../app/port'
import type { Center, CenterTools, CreateCenter } from './create-ui'
import { download } from './download'
import {
  isBeyond,
  isOptedOut,
  onlyLess,
  setAll,
  setGroup,
  setService,
  startDraft,
  toGrants,
  withoutUnmoved,
} from './draft'
import type { Draft } from './draft'
import { areMany, finder, isSearching, type Search } from './find-services'
import { adopt } from './frame'
import { readGroups } from './groups'
import { receiptFile } from './receipt-file'
import type { Group } from './groups'
import type { Memory } from './memory'
import { makeRoom } from './room'
import { reportGaps } from './report-gaps'
import { ownService } from './own-service'
import { createPurposes } from './create-purposes'
import { Center as Screen } from './screens/Center'
import { Declaration } from './screens/Declaration'
import { slice } from './screens/slice'
import { center } from './style/center'
import { finder as finderStyle } from './style/finder'
import { makeCenterWords } from './text/center-words'
import { texts as english } from './text/en'
import { texts as more } from './text/en-center'
import { makeWords } from './text/words'
import { watchReading } from './watch-reading'

const create = (port: Port, { into, close, ...tools }: CenterTools): Center => {
  adopt(port.root, center + finderStyle)
  const reading = watchReading()
  const decide: Decide = (wish, surface) => tools.decide(wish, surface, reading.told())
  const declarations = new Set<Element>()
  let memory: Memory | undefined
  let answered: string | null = null
  // Choices that were moved when an answer about cookies was given, which does not take them along.
  let unsaved: Draft = {}
  let declared = ''
  let find: ReturnType<typeof finder> | undefined
  let findsIn = ''
  const purposes = createPurposes(port, () => {
    declared = ''
    draw()
    drawDeclarations()
  })
  reportGaps(port)

  const read = () => {
    const plain = makeWords(port.language(), port.texts(), { ...english, ...more })
    const words = makeCenterWords(plain, purposes.of(plain.language))
    const groups = readGroups(port).map((group) =>
      Object.assign(group, {
        services: group.essential ? [ownService(port, words), ...group.services] : group.services,
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
    const now = current()
    const isNew = group.sale && isBeyond(next, now, group) && !isBeyond(draft, now, group)
    const mustAsk = isNew && (group.held === 'gpc' || isOptedOut([group], port.state()))
    change(mustAsk ? { asking: { category: group.id, draft: next } } : { draft: next })
  }

  const current = () => startDraft(readGroups(port), port.choices(), port.state(), port.answered())

  /** Answers about cookies leave other choices alone; what was moved there waits to be saved. */
  const answer: Decide = (wish, surface) => {
    const before = current()
    const { draft = before } = memory ?? {}
    unsaved = Object.fromEntries(
      port
        .choices()
        .filter(({ id }) => draft[id] !== before[id])
        .map(({ id }) => [id, draft[id] === true]),
    )
    decide(wish, surface)
    const [first] = Object.keys(unsaved)
    if (first === undefined) return
    port.show('preferences')
    focus(first)
  }

  const acceptAll: Decide = (wish, surface) => {
    const groups = readGroups(port)
    const category = wish === 'accept' && groups.find((group) => isOptedOut([group], port.state()))
    if (!memory || !category) return answer(wish, surface)
    const draft = setAll(memory.draft, groups)
    change({ asking: { category: category.id, draft, isAnswer: true } })
    port.root.querySelector<HTMLElement>('.ask button')?.focus()
  }

  /** Focus must not fall off the page with the control that had it. */
  const focus = (id: string, category = id) =>
    (port.root.getElementById(`t-${id}`) ?? port.root.getElementById(`d-${category}`))?.focus()

  const answerAsked = (draft: Draft) => {
    const { category, isAnswer } = memory?.asking ?? {}
    const groups = readGroups(port)
    if (isAnswer) {
      const choices = new Set(port.choices().map(({ id }) => id))
      const cookies = Object.entries(draft).filter(([id]) => !choices.has(id))
      change({ asking: undefined })
      return answer(toGrants(Object.fromEntries(cookies), groups), 'preferences')
    }
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
    // What can be found depends on the language, and on whether its sentences have arrived.
    const spoken = `${words.language} ${purposes.of(words.language)?.lang}`
    if (spoken !== findsIn) find = undefined
    findsIn = spoken
    const found = isSearching(sought) ? (find ??= finder(words))(groups, sought) : undefined
    const now = current()
    const choices = port.choices()
    const off = asking?.isAnswer
      ? groups
          .filter(({ sale }) => sale)
          .reduce((all, group) => setGroup(all, group, false), asking.draft)
      : draft
    render(
      <Screen
        words={words}
        config={port.config}
        state={state}
        groups={groups}
        choices={choices}
        answered={port.answered()}
        current={now}
        draft={draft}
        shown={memory[found ? 'listed' : 'shown']}
        search={areMany(groups) ? (sought ?? { query: '', filter: 'all', draft }) : undefined}
        found={found}
        onSearch={search}
        asking={asking?.category}
        onToggle={toggle}
        onRead={reading.watch}
        onChoice={(id, isOn) => change({ draft: { ...draft, [id]: isOn } })}
        onConfirm={(event) => event.isTrusted && answerAsked(asking?.draft ?? draft)}
        onKeepOff={() => answerAsked(off)}
        onShow={show}
        {...answers(acceptAll, 'preferences')}
        onSave={({ isTrusted }) => {
          unsaved = {}
          const grants = toGrants(isTrusted ? draft : onlyLess(draft, now), groups)
          decide(withoutUnmoved(grants, now, choices), 'preferences')
        }}
        onClose={() => {
          unsaved = {}
          close()
        }}
        onDownload={
          port.receipts().length
            ? () => download(receiptFile(port, words, groups), 'consent-receipts.html')
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
          draft: { ...current(), ...unsaved },
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
