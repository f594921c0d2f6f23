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
/** Up to so many, each has its mark: the line of a single day, or of one between two silent ones, has no length. */
const few = 14

/** From so many seconds between two marks on, how a mark is written, and the first of a year. Day before month is read alike everywhere when the month is a word. */
const dates: uPlot.Axis.Values = [
  [28 * day, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [day, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
]

type Rates = (number | null)[]

/** Days without answers are shown as such, so the lists are filled up; a single day stands between its neighbours. */
function columns(lines: readonly Line[]): [number[], number[], Rates, ...Rates[]] {
  const times = lines.map(({ key }) => Date.parse(`${key}T00:00:00Z`) / 1_000)
  const byTime = new Map(lines.map((line, index) => [times[index], line]))
  const [from = 0, to = 0] = [times[0], times.at(-1)]
  const [first, last] = from === to ? [from - day, to + day] : [from, to]
  const x = Array.from({ length: (last - first) / day + 1 }, (_, index) => first + index * day)
  const filled = x.map((time) => byTime.get(time))
  const average = filled.map((_, index) => {
    const days = filled.slice(Math.max(0, index - week + 1), index + 1)
    const answers = days.reduce((sum, line) => sum + answersOf(line), 0)
    const grants = days.reduce((sum, line) => sum + (line?.grant ?? 0), 0)
    return answers === 0 ? null : grants / answers
  })
  const rates = filled.map((line) => line?.rate ?? null)
  return [x, filled.map(answersOf), rates, ...(x.length > many ? [average] : [])]
}

const color = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--cct-${name}`).trim()

/** `told`: the day whose figures are told while none is pointed at. */
function optionsFor(width: number, days: number, told: number): uPlot.Options {
  const axis = { stroke: color('muted'), grid: { stroke: color('line') }, ticks: { show: false } }
  return {
    width,
    height,
    tzDate: (time) => uPlot.tzDate(new Date(time * 1_000), 'Etc/UTC'),
    scales: {
      // The first and the last bar are whole.
      x: { range: (_, first, last) => [first - day / 2, last + day / 2] },
      rate: { range: [0, 1] },
      // The bars take the lower third, so that they carry the line instead of hiding it.
      answers: { range: (_, __, most) => [0, Math.max(3, most * 3)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: dates,
        ...(days <= few && { incrs: [day, 2 * day, week * day] }),
      },
      { ...axis, scale: 'rate', values: (_, ticks) => ticks.map(sayShare), size: 56 },
      {
        ...axis,
        scale: 'answers',
        side: 1,
        size: 48,
        grid: { show: false },
        values: (chart, ticks) => {
          const most = Math.max(...(chart.data[1] ?? []).map((answers) => answers ?? 0))
          return ticks.map((tick) => (tick <= most && tick % 1 === 0 ? sayNumber(tick) : ''))
        },
      },
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
        points: { show: days <= few, size: 7, fill: color('link') },
        value: (_, value) => sayShare(value ?? null),
      },
      ...(days > many
        ? [
            {
              label: 'Over 7 days',
              scale: 'rate',
              stroke: color('link'),
              width: 2,
              points: { show: false },
              value: (_: uPlot, value: number | null) => sayShare(value ?? null),
            },
          ]
        : []),
    ],
    hooks: {
      setCursor: [
        (chart) => {
          if (chart.cursor.idx === null) chart.setLegend({ idx: told }, false)
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
      const told = data[1].findLastIndex((answers) => answers > 0)
      chart = new uPlot(optionsFor(element.clientWidth, days, told), data, element)
      chart.setLegend({ idx: told }, false)
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
