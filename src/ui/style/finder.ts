/** Where there are many services: a field to find one, and a dialog that keeps its height. */
export const finder = `
.fi { display: flex; flex-wrap: wrap; gap: 8px 12px; margin-bottom: 16px }
.fi label { flex: 1 7em; font-size: .875em; color: var(--m) }
.fi label:first-child { flex: 3 12em }
.fi span { display: block; margin-bottom: 4px }
.fi input, .fi select {
  width: 100%;
  min-height: 44px;
  padding: 8px 12px;
  border: 1px solid var(--x);
  border-radius: var(--b);
  background: var(--s);
  color: var(--t);
  font: inherit;
  font-size: 1.0715em;
}
.fi p { flex: 1 0 100% }
@media (width >= 40em) {
  .c:has(.fi) { height: 100% }
}
`
