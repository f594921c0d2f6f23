import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import type { CategoryLine, Line } from '../../src/stats/summarize.ts'
import { sayNumber, sayShare } from '../data/words.ts'

const day = 86_400
const height = 260

const isLine = (line: Line | CategoryLine): line is Line => 'grant' in line

const answersOf = (line: Line | undefined) => (line ? line.grant + line.partial + line.deny : 0)
const week = 7
/** From so many days on, the days themselves are noise around their average. */
const many = 45

type Rates = (number | null)[]

/** Days without answers are shown as such, so the lists are filled up. */
function columns(lines: readonly Line[]): [number[], number[], Rates, Rates] {
  const times = lines.map(({ key }) => Date.parse(`${key}T00:00:00Z`) / 1_000)
  const byTime = new Map(lines.map((line, index) => [times[index], line]))
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const x = Array.from({ length: (last - first) / day + 1 }, (_, index) => first + index * day)
  const filled = x.map((time) => byTime.get(time))
  const average = filled.map((_, index) => {
    const days = filled.slice(Math.max(0, index - week + 1), index + 1)
    const answers = days.reduce((sum, line) => sum + answersOf(line), 0)
    const grants = days.reduce((sum, line) => sum + (line?.grant ?? 0), 0)
    return answers === 0 ? null : grants / answers
  })
  return [x, filled.map(answersOf), filled.map((line) => line?.rate ?? null), average]
}

const color = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--cct-${name}`).trim()

function optionsFor(width: number, days: number): uPlot.Options {
  const axis = { stroke: color('muted'), grid: { stroke: color('line') }, ticks: { show: false } }
  return {
    width,
    height,
    tzDate: (time) => uPlot.tzDate(new Date(time * 1_000), 'Etc/UTC'),
    scales: {
      rate: { range: [0, 1] },
      // The bars take the lower third, so that they carry the line instead of hiding it.
      answers: { range: (_, __, most) => [0, Math.max(3, most * 3)] },
    },
    axes: [
      { ...axis, grid: { show: false } },
      { ...axis, scale: 'rate', values: (_, ticks) => ticks.map(sayShare), size: 56 },
    ],
    series: [
      { label: 'Day', value: '{YYYY}-{MM}-{DD}' },
      {
        label: 'Answers',
        scale: 'answers',
        stroke: color('bars'),
        width: 0,
        fill: color('bars'),
        points: { show: false },
        ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.7, 40] }) }),
        value: (_, value) => sayNumber(value ?? 0),
      },
      {
        label: 'Accepted all',
        scale: 'rate',
        stroke: color(days > many ? 'off' : 'link'),
        width: days > many ? 1 : 2,
        points: { show: false },
        value: (_, value) => sayShare(value ?? null),
      },
      {
        label: 'Over 7 days',
        show: days > many,
        scale: 'rate',
        stroke: color('link'),
        width: 2,
        points: { show: false },
        value: (_, value) => sayShare(value ?? null),
      },
    ],
    hooks: {
      // Until a day is pointed at, the last one is told.
      setCursor: [
        (chart) => {
          if (chart.cursor.idx === null) chart.setLegend({ idx: days - 1 }, false)
        },
      ],
    },
  }
}

/** Consent rate over time, over the number of answers it rests on. */
export function RateChart({ days }: { readonly days: readonly (Line | CategoryLine)[] }) {
  const box = useRef<HTMLDivElement>(null)
  const lines = days.filter(isLine)

  useEffect(() => {
    const element = box.current
    if (!element || lines.length === 0) return
    let chart: uPlot | null = null
    const draw = () => {
      chart?.destroy()
      const data = columns(lines)
      const days = data[0].length
      chart = new uPlot(optionsFor(element.clientWidth, days), data, element)
      chart.setLegend({ idx: days - 1 }, false)
    }
    draw()
    const resized = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height }))
    resized.observe(element)
    // Colours are drawn, so they are drawn again.
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      scheme.removeEventListener('change', draw)
      chart?.destroy()
    }
  }, [days])

  const [first, last] = [lines[0], lines.at(-1)]
  return (
    <figure class="card chart">
      <figcaption>Accepted all, share of answers by day</figcaption>
      <div
        ref={box}
        role="img"
        aria-label={`From ${sayShare(first?.rate ?? null)} on ${first?.key} to ${sayShare(last?.rate ?? null)} on ${last?.key}.`}
      />
    </figure>
  )
}
