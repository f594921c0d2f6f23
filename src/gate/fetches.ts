/** Which elements fetch, and by which attributes. */
export const FETCHES: Readonly<Record<string, readonly string[]>> = {
  script: ['src', 'href'],
  iframe: ['src', 'srcdoc'],
  img: ['src', 'srcset'],
  link: ['href', 'imagesrcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  image: ['href'],
  use: ['href'],
  feImage: ['href'],
  frame: ['src'],
}

export const FETCHERS = Object.keys(FETCHES).join()

/** What goes on while it stands in the page, and can be ended by taking its address away. */
export const FRAMES = 'iframe,frame,embed,object,video,audio'
