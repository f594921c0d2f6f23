import { afterAll } from 'vitest'

if (typeof document === 'object') {
  /**
   * In a test `window` is the global object, which only looks like jsdom's own window: functions of a
   * prototype refuse it. The document leads to the real one again.
   */
  Reflect.deleteProperty(document, 'defaultView')
  // jsdom lays nothing out, so it has no scrolling to be asked for and no sizes to observe.
  Element.prototype.scrollIntoView ??= () => {}
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  // What was put off to the next frame by the last test still finds its page.
  const { requestAnimationFrame: frame, setTimeout: later } = globalThis
  afterAll(() => new Promise<void>((done) => void frame(() => frame(() => later(done, 10)))))
}
