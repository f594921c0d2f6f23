/**
 * Every colour and measure, each overridable from the page as `--cct-…`. `font-size: medium` is
 * the reader's own setting whatever the page makes of `rem`; sizes elsewhere count from it in `em`.
 */
export const tokens = `
.w {
  all: initial;
  color-scheme: light dark;
  font: medium/1.5 var(--cct-font, system-ui, sans-serif);
  -webkit-text-size-adjust: none;
  color: var(--t);
  --s: var(--cct-surface, light-dark(#fff, #181b21));
  --k: var(--cct-sunken, light-dark(#f6f7f9, #20242c));
  --t: var(--cct-text, light-dark(#14181f, #f2f4f7));
  --m: var(--cct-muted, light-dark(#4c5563, #b4bcc8));
  --l: var(--cct-line, light-dark(#d9dee5, #373d48));
  --a: var(--cct-link, light-dark(#1d4ed8, #a9c1ff));
  --f: var(--cct-fill, light-dark(#1d4ed8, #3a66e8));
  --o: var(--cct-on-fill, #fff);
  --x: var(--cct-off, light-dark(#7c8696, #7d8695));
  --g: var(--cct-ok, light-dark(#0f7b4d, #6fd3a4));
  --r: var(--cct-radius, 16px);
  --h: var(--cct-shadow, 0 1px 3px #0a142814, 0 12px 40px #0a142838);
}
.light { color-scheme: light }
.dark { color-scheme: dark }
@media (prefers-contrast: more) {
  .w { --m: var(--t); --l: var(--t) }
}
`
