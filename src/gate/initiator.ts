/** Frames of the tool's own that may stand before the one that asked; V8 keeps ten unless told. */
const FRAMES = 40

/**
 * Address of the script that made the call that is being looked at, where the browser tells. The
 * first frame is the tool's own file; the first of another file is who asked.
 */
export const initiator = (): string | undefined => {
  const { stackTraceLimit } = Error as { stackTraceLimit?: unknown }
  const limit = (value: unknown) =>
    stackTraceLimit === undefined || Object.assign(Error, { stackTraceLimit: value })
  limit(FRAMES)
  const { stack } = new Error()
  limit(stackTraceLimit)
  const [own, ...others] = stack?.match(/\w+:\/\/[^\s)]+?(?=:\d+:\d+)/g) ?? []
  return others.find((url) => url !== own)
}
