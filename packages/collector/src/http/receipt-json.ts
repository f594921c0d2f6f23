import type { Stored } from '../store/store.ts'

/** The receipt as it was sent, with the time of its arrival, without parsing it again. */
export function receiptJson({ body, receivedAt }: Stored): string {
  const time = new Date(receivedAt).toISOString()
  return `${(body ?? '{}').slice(0, -1)},"receivedAt":"${time}"}`
}
