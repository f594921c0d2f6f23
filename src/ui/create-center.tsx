/** The preference center: what it remembers between two drawings, and what its controls do. */
import { h, render } from 'preact'
import { answers } from './answers'
import type { CreateCenter } from './create-ui'
import { download } from './download'
import { countOn, onlyLess, setGroup, setService, startDraft, toGrants } from './draft'
import type { Draft } from './draft'
import { adopt } from './frame'
import { readGroups } from './groups'
import { receiptFile } from './receipt-file'
import type { Group } from './groups'
import { Center } from './screens/Center'
import { Declaration } from './screens/Declaration'
import { center as sheet } from './style/center'
import { texts as english } from './text/en'
import { texts as more } from './text/en-center'
import { makeWords } from './text/words'

interface Memory {
  readonly draft: Draft
  readonly shown: Readonly<Record<string, number>>
  /** A switch held by a privacy signal, with the draft its second step would bring. */
  readonly asking?: { readonly category: string; readonly draft: Draft } | undefined
}

export const createCenter: CreateCenter = (port, { into, decide, close }) => {
  adopt(port.root, sheet)
  const declarations = new Set<Element>()
  let memory: Memory | undefined
  let answered: string | null = null
  let declared = ''

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
  const focus = (id: string) => port.root.getElementById(`t-${id}`)?.focus()

  const answerAsked = (draft: Draft) => {
    const category = memory?.asking?.category
    change({ draft })
    if (category) focus(category)
  }

  const show = ({ id, services }: Group, count: number) => {
    const before = memory?.shown[id] ?? 0
    change({ shown: { ...memory?.shown, [id]: count } })
    const next = before && count && services[before]
    if (next) focus(next.id)
  }

  const draw = () => {
    if (!memory) return render(null, into)
    const { words, groups } = read()
    const state = port.state()
    const { draft, shown, asking } = memory
    const current = startDraft(groups, port.config.choices ?? [], state)
    render(
      <Center
        words={words}
        config={port.config}
        state={state}
        groups={groups}
        current={current}
        draft={draft}
        shown={shown}
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
