/** Requests held until somebody answers, in order; bounded, the oldest given up first. */
export interface Waiting {
  /** True once `mayGo` says so; false once it is refused, or the list is full. */
  wait(mayGo: () => boolean, size?: number): Promise<boolean>
  serve(): void
}

const COUNT = 500
const BYTES = 1e6

export const createWaiting = (isSettled: () => boolean): Waiting => {
  let list: { mayGo(): boolean; size: number; answer: (isAllowed: boolean) => void }[] = []
  const serve = () => {
    let bytes = list.reduce((sum, { size }) => sum + size, 0)
    let count = list.length
    list = list.filter(({ mayGo, size, answer }) => {
      const isAllowed = mayGo()
      if (!isAllowed && !isSettled() && count <= COUNT && bytes <= BYTES) return true
      count -= 1
      bytes -= size
      answer(isAllowed)
      return false
    })
  }
  return {
    wait: (mayGo, size = 0) =>
      new Promise((answer) => {
        list.push({ mayGo, size, answer })
        serve()
      }),
    serve,
  }
}
