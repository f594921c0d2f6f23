/**
 * Address of the script that made the call that is being looked at, where the browser tells. The
 * first frame is the tool's own file; the first of another file is who asked.
 */
export const initiator = (): string | undefined => {
  const [own, ...others] = new Error().stack?.match(/\w+:\/\/[^\s)]+?(?=:\d+:\d+)/g) ?? []
  return others.find((url) => url !== own)
}
