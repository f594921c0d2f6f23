/** Samples → medians with their spread, as a Markdown table. */
const columns = [
  ['usable', 'banner usable'],
  ['firstBytes', 'fetched until then'],
  ['accept', 'Accept → tags ran'],
  ['returning', 'next visit → tags ran'],
  ['returningBytes', 'fetched by then'],
]

const at = (sorted, part) => sorted[Math.round((sorted.length - 1) * part)]

const cell = (samples, key) => {
  const sorted = samples.map((sample) => sample[key]).filter(Number.isFinite)
  if (!sorted.length) return '–'
  sorted.sort((a, b) => a - b)
  const isBytes = key.endsWith('Bytes')
  const show = (value) => (isBytes ? (value / 1000).toFixed(1) : Math.round(value))
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => show(at(sorted, part)))
  return isBytes ? `${middle} kB` : `${middle} ms (${low}–${high})`
}

export const table = (results) =>
  [
    `| | ${columns.map(([, title]) => title).join(' | ')} |`,
    `| --- |${columns.map(() => ' --- |').join('')}`,
    ...results.map(
      ({ name, samples }) =>
        `| ${name} | ${columns.map(([key]) => cell(samples, key)).join(' | ')} |`,
    ),
  ].join('\n')
