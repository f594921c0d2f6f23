/** Numbers in Prometheus' text format. None of them tells one visitor from another. */
export interface Metrics {
  /** A number that only grows. */
  counter(name: string, labels: Labels): Counter
  /** How often something took how long. */
  timer(name: string, labels: Labels): Timer
  gauge(name: string, read: () => number): void
  text(): string
}

export interface Counter {
  add(by: number): void
}

export interface Timer {
  observe(seconds: number): void
}

type Labels = Readonly<Record<string, string | number>>

interface Histogram {
  readonly buckets: number[]
  sum: number
  count: number
}

const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

function labelText(labels: Labels): string {
  let text = ''
  for (const name in labels)
    text += `${text === '' ? '' : ','}${name}="${String(labels[name]).replace(/[\\"\n]/g, '_')}"`
  return text
}

/** `help` holds every metric there is: a name without a line there is a mistake in the code. */
export function createMetrics(help: Readonly<Record<string, string>>): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const histograms = new Map<string, Map<string, Histogram>>()
  const gauges = new Map<string, () => number>()

  const lines = (name: string, type: string, samples: readonly string[]): string[] => [
    `# HELP ${name} ${help[name]}`,
    `# TYPE ${name} ${type}`,
    ...samples,
  ]
  const histogramLines = (name: string, labels: string, { buckets, sum, count }: Histogram) => {
    const head = labels === '' ? '' : `${labels},`
    let total = 0
    return [
      ...bounds.map((bound, index) => {
        total += buckets[index] ?? 0
        return `${name}_bucket{${head}le="${bound}"} ${total}`
      }),
      `${name}_bucket{${head}le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${sum}`,
      `${name}_count{${labels}} ${count}`,
    ]
  }

  return {
    counter(name, labels) {
      const series = inside(counters, name, () => new Map<string, number>())
      const key = labelText(labels)
      series.set(key, series.get(key) ?? 0)
      return { add: (by) => void series.set(key, (series.get(key) ?? 0) + by) }
    },
    timer(name, labels) {
      const series = inside(histograms, name, () => new Map<string, Histogram>())
      const histogram = inside(series, labelText(labels), () => ({
        buckets: bounds.map(() => 0),
        sum: 0,
        count: 0,
      }))
      return {
        observe(seconds) {
          const index = bounds.findIndex((bound) => seconds <= bound)
          if (index >= 0) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1
          histogram.sum += seconds
          histogram.count += 1
        },
      }
    },
    gauge: (name, read) => void gauges.set(name, read),
    text() {
      const counted = [...counters].flatMap(([name, series]) =>
        lines(
          name,
          'counter',
          [...series].map(([labels, value]) => `${name}{${labels}} ${value}`),
        ),
      )
      const observed = [...histograms].flatMap(([name, series]) =>
        lines(
          name,
          'histogram',
          [...series].flatMap(([labels, histogram]) => histogramLines(name, labels, histogram)),
        ),
      )
      const read = [...gauges].flatMap(([name, read]) =>
        lines(name, 'gauge', [`${name} ${read()}`]),
      )
      return `${[...counted, ...observed, ...read].join('\n')}\n`
    },
  }
}

function inside<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
