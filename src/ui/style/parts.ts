/** Type, links, buttons and switches: the same on every screen. */
export const parts = `
* { box-sizing: border-box; margin: 0 }
h2, h3, h4 { line-height: 1.35; font-weight: 600; text-wrap: balance }
h2:focus { outline: 0 }
p { color: var(--m); overflow-wrap: break-word }
ul { list-style: none; padding: 0 }
a { color: var(--a); text-underline-offset: .2em; border-radius: 2px }
code { font: .94em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
button, input { font: inherit; color: inherit; cursor: pointer; -webkit-tap-highlight-color: #0000 }
:focus-visible { outline: 2px solid var(--a); outline-offset: 2px }
.bs {
  display: grid;
  gap: 8px;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 34px + var(--n) * .56em), 1fr));
  font-size: .9375em;
}
.f, .q {
  min-height: 44px;
  padding: 10px 16px;
  border: 1px solid #0000;
  border-radius: var(--cct-button-radius, 10px);
  background: var(--f);
  color: var(--o);
  font-weight: 600;
  line-height: 1.4;
  transition: filter .15s;
}
.q { background: none; color: var(--a); font-size: .9375em; font-weight: 500 }
.f:hover, .x:hover, .q:hover { filter: brightness(1.08) }
.q:hover, .d:hover { text-decoration: underline; text-underline-offset: .2em }
.f:active { filter: brightness(.9) }
.sw { display: flex; align-items: center; gap: 10px; color: var(--m); font-size: .875em; white-space: nowrap }
.sw input {
  appearance: none;
  flex: none;
  width: 44px;
  height: 26px;
  padding: 2px;
  border: 1px solid #0000;
  border-radius: 13px;
  background: var(--x);
  transition: background .15s;
}
.sw input::before {
  content: '';
  display: block;
  width: 20px;
  height: 20px;
  border-radius: 10px;
  background: #fff;
  transition: margin .15s;
}
.sw :checked { background: var(--f) }
.sw :checked::before { margin-inline-start: 18px }
.sw :indeterminate { background: linear-gradient(to right, var(--f) 50%, var(--x) 0) }
.sw :indeterminate::before { margin-inline-start: 9px }
.st:not(:empty) {
  position: fixed;
  inset: auto 16px 24px;
  width: fit-content;
  margin: auto;
  padding: 10px 20px;
  border-radius: 99px;
  background: var(--t);
  color: var(--s);
  font-size: .9375em;
  box-shadow: var(--h);
}
@media (forced-colors: active) {
  .f, .sw input, .st { border: 1px solid }
  .sw input::before { background: CanvasText }
}
@media (prefers-reduced-motion: no-preference) {
  .b, .c, .st:not(:empty) { animation: i .15s }
  @keyframes i { 0% { opacity: 0; translate: 0 8px } }
}
@media (prefers-reduced-motion) {
  .w * { transition: none }
}
`
