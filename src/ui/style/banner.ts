/**
 * A sheet on a phone; from 40em up a box in the corner, a bar, or a box in the middle. On a phone it
 * takes half the height, or what its buttons need with seven lines; the text scrolls, so the link to
 * the privacy notice stands beside the title, in sight. A shade shows that it goes on; its cover scrolls along. `--k` is what stacked buttons take more.
 */
export const banner = `
.b {
  --k: clamp(0px, (2 * (26px + var(--n) * .5em) + 48px - 100vw) * 999, 60px);
  position: fixed;
  inset: auto 0 0;
  display: flex;
  flex-direction: column;
  gap: calc(16px * var(--d));
  max-height: 100%;
  overflow: auto;
  padding: calc(20px * var(--d)) 20px max(8px, env(safe-area-inset-bottom));
  border: var(--lw) solid var(--l);
  border-width: var(--lw) 0 0;
  border-radius: var(--r) var(--r) 0 0;
  background: var(--s);
  box-shadow: var(--h);
}
.bt { overflow: auto; min-height: 3em; max-height: max(8em, 50vh - 10.5em - var(--k)); display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 6px 16px; background: linear-gradient(#0000, var(--s) 70%) bottom/100% 3em no-repeat local, linear-gradient(#0000, var(--l)) bottom/100% .5em no-repeat }
.bt p { order: 1; flex: 1 0 100%; min-width: 0; overflow-wrap: anywhere; font-size: .9375em }
.bt .bl { order: 0; flex: 0 1 auto }
.ba .q { width: 100%; margin-top: 4px }
@media (width >= 40em) and (height >= 30em) {
  .bt { max-height: none }
  .bt .bl { order: 1 }
}
@media (width >= 40em) {
  .b { max-height: calc(100% - 2 * var(--i)); padding: calc(24px * var(--d)) calc(24px * var(--d)) calc(12px * var(--d)) }
  .box, .modal { border-width: var(--lw); border-radius: var(--r) }
  .box { inset: auto auto var(--i); inset-inline-start: var(--i); width: min(100% - 2 * var(--i), var(--w)) }
  .bar { border-radius: 0 }
  .modal { inset: 0; width: 30em; height: fit-content; margin: auto }
}
@media (width >= 40em) and (height < 30em) {
  .bt { max-height: max(5em, 50vh - 10.5em) }
  .box { width: 34em }
}
@media (forced-colors: active) {
  .ba .q { margin: 8px 0 }
}
.b.up { inset-block: 0 auto }
.box.up { inset-block: var(--i) auto }
.modal { box-shadow: 0 0 0 200vmax var(--q) }
@media (width >= 60em) {
  .bar { flex-direction: row; align-items: center; justify-content: center; gap: 32px; padding: calc(20px * var(--d)) 32px }
  .bar .bt { max-width: 44em }
  .bar .ba { display: flex; gap: 8px; flex: none }
  .bar .bs { width: 20em }
  .bar .q { width: auto; margin: 0 }
}
`
