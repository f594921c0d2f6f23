import { describeError, type Mistake, type SchemaError } from './describe-error.ts'
import type { Receipt } from './receipt-schema.ts'

export interface SchemaCheck {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}

export const mostReceipts = 100
const mostMistakes = 50

type Checked =
  | { readonly kind: 'good'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'bad'; readonly mistakes: readonly Mistake[] }

/** One receipt or a list of them, checked against the schema; paths count from the body's root. */
export function checkReceipts(body: unknown, isReceipt: SchemaCheck): Checked {
  const isList = Array.isArray(body)
  const list: readonly unknown[] = isList ? body : [body]
  if (list.length === 0) return bad([{ path: '', message: 'holds no receipt' }])
  if (list.length > mostReceipts)
    return bad([{ path: '', message: `holds ${list.length} receipts, at most ${mostReceipts}` }])

  const mistakes: Mistake[] = []
  for (const [index, value] of list.entries()) {
    if (isReceipt(value)) continue
    const prefix = isList ? `/${index}` : ''
    for (const mistake of inReceipt(isReceipt.errors ?? [])) {
      if (mistakes.length < mostMistakes) mistakes.push({ ...mistake, path: prefix + mistake.path })
    }
  }
  return mistakes.length > 0 ? bad(mistakes) : { kind: 'good', receipts: list as Receipt[] }
}

const bad = (mistakes: readonly Mistake[]): Checked => ({ kind: 'bad', mistakes })

/** One mistake per place: a refused property name is otherwise told twice. */
function inReceipt(errors: readonly SchemaError[]): Mistake[] {
  const byPath = new Map<string, Mistake>()
  for (const error of errors) {
    const mistake = describeError(error)
    if (!byPath.has(mistake.path)) byPath.set(mistake.path, mistake)
    if (byPath.size >= mostMistakes) break
  }
  return [...byPath.values()]
}
