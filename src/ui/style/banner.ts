/** A sheet on a phone; from 40em up a box in the corner, a bar, or a box in the middle. */
export const banner = `
.b {
  position: fixed;
  inset: auto 0 0;
  display: flex;
  flex-direction: column;
  gap: calc(16px * var(--d));
  max-height: min(100%, max(50%, 14em));
  padding: calc(20px * var(--d)) 20px max(8px, env(safe-area-inset-bottom));
  border: var(--lw) solid var(--l);
  border-width: var(--lw) 0 0;
  border-radius: var(--r) var(--r) 0 0;
  background: var(--s);
  box-shadow: var(--h);
}
.bt { overflow: auto; min-height: 3em }
.bt p { margin-top: 6px; font-size: .9375em }
.ba .q { width: 100%; margin-top: 4px }
@media (width >= 40em) {
  .b { max-height: calc(100% - 2 * var(--i)); padding: calc(24px * var(--d)) calc(24px * var(--d)) calc(12px * var(--d)) }
  .box, .modal { border-width: var(--lw); border-radius: var(--r) }
  .box { inset: auto auto var(--i); inset-inline-start: var(--i); width: min(100% - 2 * var(--i), var(--w)) }
  .bar { border-radius: 0 }
  .modal { inset: 0; width: 30em; height: fit-content; margin: auto }
}
.modal { box-shadow: 0 0 0 200vmax var(--q) }
@media (width >= 60em) {
  .bar { flex-direction: row; align-items: center; justify-content: center; gap: 32px; padding: calc(20px * var(--d)) 32px }
  .bar .bt { max-width: 44em }
  .bar .ba { display: flex; gap: 8px; flex: none }
  .bar .bs { width: 20em }
  .bar .q { width: auto; margin: 0 }
}
`
