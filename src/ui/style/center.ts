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
  border: 0;
  background: var(--s);
  color: inherit;
  box-shadow: var(--h);
}
.c[open] { display: flex; flex-direction: column }
.c::backdrop { background: #0a0f1899 }
header, footer { flex: none; padding: 12px 20px }
header { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding-inline-end: 12px }
footer { border-top: 1px solid var(--l); padding-bottom: max(12px, env(safe-area-inset-bottom)) }
h2 { font-size: 1.25em }
h3 { font-size: 1.0625em }
h4 { font-size: .9375em }
.cs { flex: 1; overflow: auto; overscroll-behavior: contain; padding: 4px 20px 32px }
.cs p, .cs li, dl { font-size: .875em }
.cs > p { font-size: .9375em; margin-bottom: 16px }
.cs p { max-width: 38em }
.x {
  flex: none;
  width: 44px;
  height: 44px;
  border: 0;
  border-radius: 22px;
  background: linear-gradient(var(--m) 0 0) 50%/18px 2px no-repeat, linear-gradient(var(--m) 0 0) 50%/2px 18px no-repeat;
  rotate: 45deg;
}
.k { border: 1px solid var(--l); border-radius: var(--cct-card-radius, 14px); padding: 14px 16px; margin-bottom: 12px }
.r { display: flex; justify-content: space-between; gap: 16px; min-height: 26px }
.r + p { margin-top: 4px }
.ok, .sw { flex: none }
.ok { color: var(--g); font-size: .875em; font-weight: 600 }
.ask { margin-top: 12px; padding: 12px; border: 1px solid var(--l); border-radius: 10px }
.ask p { margin-bottom: 12px }
.d {
  display: flex;
  align-items: center;
  gap: 10px;
  width: calc(100% + 32px);
  min-height: 44px;
  margin: 14px -16px -14px;
  padding: 8px 16px;
  border: 0;
  border-top: 1px solid var(--l);
  border-radius: 0 0 13px 13px;
  background: none;
  color: var(--m);
  font-size: .875em;
  text-align: start;
}
.d::before {
  content: '';
  width: 7px;
  height: 7px;
  border: solid;
  border-width: 0 2px 2px 0;
  rotate: -45deg;
  transition: rotate .15s;
}
[dir=rtl] .d::before { rotate: 135deg }
.d[aria-expanded=true]::before { rotate: 45deg }
.k ul { margin: 14px -16px -14px; border-top: 1px solid var(--l); border-radius: 0 0 13px 13px; background: var(--k) }
.k li { padding: 14px 16px }
.k li + li { border-top: 1px solid var(--l) }
.k li, .k li p { font-size: 1em }
.k li p { font-size: .875em }
table { width: 100%; margin-top: 10px; border-collapse: collapse; font-size: .8125em }
th, td { padding: 6px 12px 6px 0; border-top: 1px solid var(--l); vertical-align: baseline; text-align: start; font-weight: 400 }
thead th { border: 0; color: var(--m) }
small { color: var(--m); font-size: 1em }
.cs > section:not(.k) { margin-top: 28px }
.cs > section:not(.k) > p { margin: 4px 0 12px }
dl { margin: 8px 0 4px }
dl div { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 6px 0; border-bottom: 1px solid var(--l) }
dt { flex: 0 0 9em; color: var(--m) }
dd { flex: 1 12em }
@media (width >= 40em) {
  .c { width: 42em; height: fit-content; max-height: min(46em, 100% - 64px); border: 1px solid var(--l); border-radius: var(--r) }
  header { padding: 16px 16px 12px 24px }
  .cs { padding: 0 24px 32px }
  footer { padding: 16px 24px }
}
@media (width < 40em) {
  table, tbody, tr, td, tbody th { display: block; border: 0; padding: 0 }
  thead { display: none }
  tr { display: grid; gap: 2px; padding: 10px 0; border-top: 1px solid var(--l) }
  td { display: flex; gap: 12px }
  td::before { content: attr(data-l); flex: 0 0 7em; color: var(--m) }
}
`
