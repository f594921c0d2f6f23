/** Frames of the tool's own that may stand before the one that asked; V8 keeps ten unless told. */
const FRAMES = 40

/**
 * Address of the script that made the call that is being looked at, where the browser tells. The
 * first frame is the tool's own file; the first of another file is who asked.
 */
export const initiator = (): string | undefined => {
  const { stackTraceLimit } = Error as { stackTraceLimit?: unknown }
  // A page may have frozen it.
  const limit = (value: unknown) =>
    stackTraceLimit === undefined || Reflect.set(Error, 'stackTraceLimit', value)
  limit(FRAMES)
  let stack = ''
  try {
    // It may be a list of calls, or whatever else the page makes of one.
    stack = String(new Error().stack)
  } catch {}
  limit(stackTraceLimit)
  const [own, ...others] = stack.match(/\w+:\/\/[^\s)]+?(?=:\d+:\d+)/g) ?? []
  return others.find((url) => url !== own)
}
