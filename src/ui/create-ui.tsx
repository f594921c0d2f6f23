/** The banner, and who has the floor: banner, preference center or nobody. */
import { h, render } from 'preact'
import type { Check, Port, Screen, Ui } from '../app/port'
import { answers } from './answers'
import type { Decide } from './answers'
import { askedSince } from './asked'
import { createFrame } from './frame'
import { isOptedOut } from './draft'
import { namesOf } from './facts'
import { inDevelopment } from './in-development'
import { readGroups, isOptional } from './groups'
import { hashes } from './hashes'
import { shownText } from './policy-hash'
import type { MakeRoom, Room } from './room'
import { inSiteWords } from './site-words'
import { spokenOf } from './spoken'
import { Banner } from './screens/Banner'
import { texts as english } from './text/en'
import { makeWords } from './text/words'

/** The preference center and the declaration: drawn by code that may arrive later. */
export interface Center {
  /** Draws what is true now, or clears the screen. */
  draw(isOpen: boolean): void
  declare(into: Element): void
}

export interface CenterTools {
  readonly into: HTMLElement
  readonly decide: Decide
  readonly close: () => void
}

export interface CreateCenter {
  (port: Port, tools: CenterTools): Center
  /** Comes along, because a banner can be painted and answered without it. */
  readonly makeRoom: MakeRoom
}

/** Hands the center over, at once where it is in the same file. */
export type LoadCenter = (
  ready: (create: CreateCenter) => void,
  failed: (error: unknown) => void,
) => void

/** The element that has focus, looked for inside shadow roots. */
const focused = (): HTMLElement | null => {
  // Markup may have taken the name (`<img name="activeElement">`).
  let element = Reflect.get(Document.prototype, 'activeElement', document) as Element | null
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element as HTMLElement | null
}

export const createUi = (given: Port, loadCenter: LoadCenter): Ui => {
  const port = inSiteWords(given)
  const { box, banner, center: into, tell } = createFrame(port)
  let screen: Screen | null = null
  let opener: HTMLElement | null = null
  let isFromBanner = false
  let center: Center | undefined
  let hash: string | null = null
  let hashed = ''
  let bannerAt: number | undefined
  let isLong = false
  let isSaved = false
  let room: Room | undefined

  const speak = () => makeWords(port.language(), port.texts(), english)
  const decide: Decide = (answer, surface, told) => {
    port.decide(answer, surface, { policyHash: hash, asked: askedSince(bannerAt), told })
    isSaved = !port.screen()
  }
  // Closing answers nothing, so who came from the banner finds it again.
  const close = () => port.show(isFromBanner ? 'banner' : null)

  // Back in after an opt-out takes a second step, which the center has.
  const decideHere: Decide = (answer, surface) =>
    answer === 'accept' &&
    port.state().model !== 'opt-in' &&
    isOptedOut(readGroups(port), port.state())
      ? port.show('preferences')
      : decide(answer, surface)

  const withCenter = (use: (center: Center) => void) =>
    center
      ? use(center)
      : loadCenter(
          (create) => {
            center ??= create(port, { into, decide, close })
            use(center)
          },
          (error) => {
            port.report('preferences', `${String(error)}; the preference center cannot be shown`)
            if (port.screen() === 'preferences') close()
          },
        )

  const drawBanner = () => {
    const { model, why } = port.state()
    const optional = readGroups(port).filter(isOptional)
    const words = speak()
    box.lang = words.language
    box.dir = words.dir
    // It stays until the center it leads to has arrived.
    const isUp = screen === 'banner' || (screen === 'preferences' && isFromBanner && !center)
    render(
      isUp && optional.length ? (
        <Banner
          words={words}
          config={port.config}
          model={model}
          why={why}
          reopen={port.root.querySelector('[data-cct=reopen]')?.getAttribute('aria-label') ?? ''}
          groups={spokenOf(optional, port.config, port.seen()).filter(({ held }) => !held)}
          added={namesOf(port.added(), port, words)}
          held={optional.find(({ held }) => held)?.held}
          isLong={isLong}
          {...answers(decideHere, 'banner')}
          onManage={() => port.show('preferences')}
        />
      ) : null,
      banner,
    )
    room?.keep(banner.firstElementChild)
  }

  const onSize = (cover: Element) => {
    // Only what scrolls is a stop on the way of the Tab key.
    const { scrollHeight, clientHeight } = cover.firstElementChild ?? cover
    if (isLong === scrollHeight > clientHeight) return
    isLong = !isLong
    drawBanner()
  }

  const keepRoom = () => {
    if (!room && banner.firstElementChild)
      loadCenter(
        ({ makeRoom }) => {
          room ??= makeRoom(onSize)
          room.keep(banner.firstElementChild)
        },
        () => {}, // said when the center is asked for
      )
  }

  const hashWhatIsShown = async () => {
    const text = shownText(port)
    if (text === hashed) return
    hashed = text
    hash = null
    const result = await port.sha256(text)
    if (text === hashed) hash = result
  }

  /**
   * On a page with a filtered or transformed root, WebKit gives no box to what comes back to the top
   * layer while the center leaves it. Put in anew, it has one.
   */
  const revive = () => {
    const host = port.root.host as HTMLElement
    if (!host.popover || banner.firstElementChild?.getBoundingClientRect().height) return
    host.parentNode?.insertBefore(host, host.nextSibling)
    host.showPopover()
  }

  const update = () => {
    const before = screen
    screen = port.screen()
    if (screen === 'banner') bannerAt ??= performance.now()
    else if (!screen) bannerAt = undefined
    if (screen === 'preferences' && before !== screen) {
      isFromBanner = before === 'banner'
      opener = focused()
    }
    if (screen) tell('')
    drawBanner()
    if (center || screen === 'preferences')
      withCenter((center) => {
        drawBanner()
        center.draw(screen === 'preferences')
      })
    if (before === 'preferences' && screen === 'banner') revive()
    if (before === 'preferences' && screen !== before)
      (screen ? banner.querySelector<HTMLElement>('[data-cct="manage"]') : opener)?.focus()
    // After the first paint, and never in its way.
    requestAnimationFrame(() =>
      setTimeout(() => {
        keepRoom()
        // Once all else stands: a region that comes with its text is not announced.
        if (isSaved && !port.screen()) tell(speak().say('saved'))
        isSaved = false
        void hashWhatIsShown()
      }),
    )
  }

  port.subscribe(update)
  update()
  // In nobody's way: a developer can wait.
  if (inDevelopment(port.config, location))
    setTimeout(() => {
      port.lazy<Check>('cct.check.js', hashes.check).then(
        (check) => check(port),
        () => {}, // nobody but the developer misses it
      )
    }, 1000)

  return { declare: (into) => withCenter((center) => center.declare(into)) }
}
