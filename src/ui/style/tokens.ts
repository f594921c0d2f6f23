/**
 * Every colour and measure, each overridable from the page as `--cct-…`; `src/themes/tokens.ts`
 * names them all. Sizes count from the reader's own setting in `em`, whatever the page makes of
 * `rem`: the host starts from `all: initial`.
 */
export const tokens = `
.w {
  all: initial;
  color-scheme: var(--z);
  font: var(--p)/1.5 var(--y);
  -webkit-text-size-adjust: none;
  color: var(--t);
  --z: var(--cct-scheme, light dark);
  --p: var(--cct-size, 100%);
  --y: var(--cct-font, system-ui, sans-serif);
  --wt: var(--cct-weight, 600);
  --s: var(--cct-surface, light-dark(#fff, #181b21));
  --k: var(--cct-sunken, light-dark(#f6f7f9, #20242c));
  --t: var(--cct-text, light-dark(#14181f, #f2f4f7));
  --m: var(--cct-muted, light-dark(#4c5563, #b4bcc8));
  --l: var(--cct-line, light-dark(#d9dee5, #373d48));
  --a: var(--cct-link, light-dark(#1d4ed8, #a9c1ff));
  --f: var(--cct-fill, light-dark(#1d4ed8, #3a66e8));
  --o: var(--cct-on-fill, #fff);
  --bl: var(--cct-button-line, #0000);
  --v: var(--cct-on, var(--f));
  --x: var(--cct-off, light-dark(#7c8696, #7d8695));
  --kn: var(--cct-knob, #fff);
  --g: var(--cct-ok, light-dark(#0f7b4d, #6fd3a4));
  --q: var(--cct-backdrop, #0a0f1899);
  --r: var(--cct-radius, 16px);
  --c: var(--cct-card-radius, 14px);
  --b: var(--cct-button-radius, 10px);
  --lw: var(--cct-line-width, 1px);
  --bw: var(--cct-button-line-width, 1px);
  --d: var(--cct-space, 1);
  --i: var(--cct-edge, 24px);
  --w: var(--cct-width, 25em);
  --h: var(--cct-shadow, 0 1px 3px #0a142814, 0 12px 40px #0a142838);
}
@media (prefers-contrast: more) {
  .w {
    --m: var(--t);
    --l: var(--t);
    --a: var(--cct-link, light-dark(#1e40af, #c3d3ff));
    --f: var(--cct-fill, #1e40af);
    --bl: var(--cct-button-line, var(--t));
    --g: var(--cct-ok, light-dark(#0b5c3a, #6fd3a4));
  }
}
`
