/** Requests held until somebody answers, in order; bounded, the oldest given up first. */
import type { Verdict } from './judge'

export interface Waiting {
  /** True once it may go; false once it is refused, or the list is full. */
  wait(verdict: Verdict, size: number): Promise<boolean>
  serve(): void
}

const COUNT = 500
const BYTES = 1e6

export const createWaiting = (
  mayPass: (verdict: Verdict) => boolean,
  isSettled: () => boolean,
): Waiting => {
  let list: { verdict: Verdict; size: number; answer: (isAllowed: boolean) => void }[] = []
  const serve = () => {
    let bytes = list.reduce((sum, { size }) => sum + size, 0)
    let count = list.length
    list = list.filter(({ verdict, size, answer }) => {
      const isAllowed = mayPass(verdict)
      if (!isAllowed && !isSettled() && count <= COUNT && bytes <= BYTES) return true
      count -= 1
      bytes -= size
      answer(isAllowed)
      return false
    })
  }
  return {
    wait: (verdict, size) =>
      new Promise((answer) => {
        list.push({ verdict, size, answer })
        serve()
      }),
    serve,
  }
}
