/**
 * In a test `window` is the global object, which only looks like jsdom's own window: functions of a
 * prototype refuse it. The document leads to the real one again.
 */
if (typeof document === 'object') Reflect.deleteProperty(document, 'defaultView')
