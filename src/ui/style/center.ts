/** The preference center: the whole screen on a phone, a dialog from 40em up. */
export const center = `
.c {
  inset: 0;
  width: 100%;
  height: 100%;
  max-width: none;
  max-height: none;
  margin: auto;
  padding: 0;
  border: 0 solid var(--l);
  background: var(--s);
  color: inherit;
  box-shadow: var(--h);
}
.c[open], .r, .sw, .d, dl div, .hd { display: flex }
.c[open] { flex-direction: column }
.c::backdrop { background: var(--q) }
.hd, .r, .d { justify-content: space-between; gap: 2px 16px }
.hd, .ft { flex: none; padding: 12px 20px }
.hd { align-items: center }
.ft { border-top: 1px solid var(--l); padding-bottom: max(12px, env(safe-area-inset-bottom)) }
.c h2 { font-size: 1.25em }
h3 { font-size: 1.0625em }
h4 { font-size: .9375em }
.cs { flex: auto; overflow: auto; overscroll-behavior: contain; scroll-padding-bottom: 24px; padding: 0 20px 32px }
.cs p, .d, .ok, .sw, dl { font-size: .875em }
.cs > p { margin: 0 0 16px; font-size: .9375em }
.cs > * + p { margin: 28px 0 0 }
.x {
  flex: none;
  display: grid;
  place-content: center;
  margin-inline-end: -12px;
  width: 44px;
  height: 44px;
  border: 0;
  border-radius: var(--b);
  background: none;
  color: var(--m);
}
.x::before, .x::after { content: ''; grid-area: 1/1; width: 20px; border-top: 2px solid; rotate: 45deg }
.x::after { rotate: -45deg }
.x:hover, .d:hover { color: var(--t) }
.k { padding: calc(14px * var(--d)) 16px; margin-bottom: calc(12px * var(--d)); border: max(1px, var(--lw)) solid var(--l); border-radius: var(--c) }
.r { flex-wrap: wrap; min-height: 26px }
.r + p { margin-top: 4px }
.ok, .sw { flex: 0 1 auto; color: var(--m); text-align: end }
.r > :last-child { margin-inline-start: auto }
.r > :is(h3, h4) { flex: 1 1 60%; min-width: 0; max-width: 100%; margin-inline-start: 0; overflow-wrap: break-word }
.k .ok { color: var(--g); font-weight: var(--wt) }
.sw { flex-wrap: wrap; justify-content: end; align-items: center; gap: 2px 10px }
.sw input {
  appearance: none;
  cursor: pointer;
  width: 44px;
  height: 26px;
  padding: 2px;
  border: 1px solid #0000;
  border-radius: 13px;
  background: var(--x) border-box;
}
input::before { content: ''; display: block; width: 20px; height: 20px; border-radius: 10px; background: var(--kn) }
.sw :checked { background: var(--v) border-box }
.sw :checked::before { margin-inline-start: 18px }
.sw :indeterminate { background-image: linear-gradient(90deg, var(--v) 50%, #0000 0) }
.sw :indeterminate::before { margin: 0 9px }
[part=basis], .k .n { margin-top: 6px; font-size: .8125em }
.k .ok + p { margin-top: 2px }
.ask { margin-top: 12px; padding: 12px; border: 1px solid var(--l); border-radius: var(--b) }
.ask p { margin-bottom: 12px }
.d {
  align-items: center;
  width: calc(100% + 32px);
  min-height: 44px;
  margin: calc(14px * var(--d)) -16px calc(-14px * var(--d));
  padding: 8px 16px;
  border: 0 solid var(--l);
  border-top-width: 1px;
  border-radius: 0 0 var(--c) var(--c);
  background: none;
  color: var(--m);
  text-align: start;
}
.d::after { content: ''; margin: 0 2px 4px; width: 8px; height: 8px; border: solid; border-width: 0 2px 2px 0; rotate: 45deg }
[aria-expanded=true]::after { margin: 4px 2px 0; rotate: 225deg }
ul { list-style: none; padding: 0 }
.k ul { margin: calc(14px * var(--d)) -16px calc(-14px * var(--d)); border-radius: 0 0 var(--c) var(--c); background: var(--k) }
.k li { padding: calc(14px * var(--d)) 16px; border-top: 1px solid var(--l) }
li > a { display: inline-block; max-width: 100%; padding: 4px 0; font-size: .875em; overflow-wrap: anywhere }
table { width: 100%; margin-top: 10px; border-collapse: collapse; font-size: .8125em }
th, td { padding: 6px 0; padding-inline-end: 12px; border-top: 1px solid var(--l); vertical-align: baseline; text-align: start; font-weight: 400 }
thead th, small, dt, td::before { border: 0; color: var(--m); font-size: 1em }
code { font: .94em ui-monospace, monospace; overflow-wrap: anywhere }
.cs > section:not(.k) { margin-top: 28px }
section:not(.k) > p { margin: 4px 0 12px }
section:not(.k) > .q { padding: 0 }
div > h4 { margin-top: 12px }
.r > h4 { margin: 0 }
dl { margin: 8px 0 }
dl div { flex-wrap: wrap; gap: 0 12px; padding: 6px 0; border-bottom: 1px solid var(--l) }
dt, td::before { flex: 0 0 min(8em, 40%) }
dd { flex: 1 14em }
@media (width >= 40em) {
  .c { width: min(42em, 100%); height: fit-content; max-height: min(46em, 100% - 64px); border-width: var(--lw); border-radius: var(--r) }
  .hd { padding: 16px 24px 12px }
  .cs { padding: 0 24px 32px }
  .ft { padding: 16px 24px }
  table { table-layout: fixed }
  thead :first-child { width: 30% }
  thead :nth-child(n + 2) { width: 17% }
  thead :last-child { width: 36% }
}
@media (width < 40em) {
  .ft .bs { grid-template-columns: repeat(auto-fit, minmax(min(100%, max(40%, 26px + var(--n) * .5em)), 1fr)) }
  .ft .f:nth-child(3) { grid-column: 1/-1 }
  table, tbody, tr, td, tbody th { display: block; border: 0; padding: 0 }
  thead { display: none }
  tr { display: grid; gap: 2px; padding: 10px 0; border-top: 1px solid var(--l) }
  td { display: flex; gap: 12px }
  td::before { content: attr(data-l) }
}
@media (width < 40em) and (height < 24em) {
  .c { overflow: auto }
  .cs { flex: none; overflow: visible }
}
@media (width >= 40em) and (height < 30em) {
  .c { max-height: 100% }
  .hd { padding-block: 4px }
  .ft { padding-block: 8px }
}
@media (prefers-contrast: more) {
  .sw input { border-color: var(--t) }
}
@media (forced-colors: active) {
  .x { border: 1px solid }
  input::before { background: CanvasText }
  .sw :checked { background: Highlight }
  .sw :checked::before { background: HighlightText }
  .sw :indeterminate { background: Canvas }
  .sw :indeterminate::before { background: CanvasText }
}
`
