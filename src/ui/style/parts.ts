/** Type, links and buttons: the same on every screen. */
export const parts = `
* { box-sizing: border-box; margin: 0 }
h2, h3, h4 { line-height: 1.35; font-weight: var(--wt) }
h2 { font-size: 1.0625em }
h2:focus { outline: 0 }
p { color: var(--m); overflow-wrap: break-word }
h2, h3, h4, .f, .q { min-width: 0; overflow-wrap: anywhere }
a { color: var(--a); text-underline-offset: .15em }
button { font: inherit; color: inherit; cursor: pointer }
:focus-visible { outline: 2px solid var(--a); outline-offset: 2px }
.bs {
  display: grid;
  gap: 8px;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26px + var(--n) * .5em), 1fr));
}
.f, .q {
  min-height: 44px;
  padding: calc(10px * var(--d)) 12px;
  border: var(--bw) solid #0000;
  border-radius: var(--b);
  font-size: .9375em;
  line-height: 1.4;
}
.f { border-color: var(--bl); background: var(--f); color: var(--o); font-weight: var(--wt) }
.q { background: none; color: var(--a) }
.q:hover, .d:hover { text-decoration: underline }
@media (hover: hover) {
  .f:hover { filter: brightness(.94) }
}
.f:active { filter: brightness(.85) }
.st:not(:empty) {
  position: fixed;
  inset: auto 16px 72px;
  width: fit-content;
  margin: auto;
  padding: 10px 20px;
  border-radius: var(--b);
  background: var(--t);
  color: var(--s);
  font-size: .9375em;
}
@media (forced-colors: active) {
  .f, .sw input, .st { border: 1px solid }
}
@media (prefers-reduced-motion: no-preference) {
  .f, input, input::before, .d::after { transition: .15s }
}
`
