/** Can a switch be seen, and where it stands? Measured (WCAG 2.2, 1.4.11). */
import { contrast, lay } from './contrast'
import { backgroundOf, colourOf, parentOf } from './measure'
import { finding, type Finding } from './rules'

const LEAST = 3

/** One finding for each state: a theme that hides one switch hides all of them. */
export const judgeTracks = (center: Element): Finding[] => {
  const found = new Map<string, Finding>()
  for (const input of center.querySelectorAll<HTMLInputElement>('[data-cct^="toggle:"]')) {
    const parent = parentOf(input)
    if (!parent || input.indeterminate || !input.getClientRects().length) continue
    const behind = backgroundOf(parent)
    const track = backgroundOf(input)
    const line = lay(colourOf(getComputedStyle(input).borderTopColor), track)
    const knob = lay(colourOf(getComputedStyle(input, '::before').backgroundColor), track)
    const state = input.checked ? 'on' : 'off'
    const ratios = [
      [`a switch that is ${state}`, Math.max(contrast(track, behind), contrast(line, behind))],
      [`the knob of a switch that is ${state}`, contrast(knob, track)],
    ] as const
    for (const [what, ratio] of ratios)
      if (ratio < LEAST)
        found.set(
          what,
          finding(
            'legible',
            { element: 'toggle' },
            `${what} has a contrast of ${ratio.toFixed(1)}, at least ${LEAST} is needed`,
          ),
        )
  }
  return [...found.values()]
}
