/** Looks of what the core draws: the host and the re-open control. */

/**
 * A page's `* { all: unset !important }` loses to `!important` from inside (CSS Cascade 5, §6.2), and so does
 * what browsers give a popover: inset, margin, border, background.
 */
const HOST = `:host{all:initial!important;display:block!important;position:fixed!important;width:0!important;height:0!important;z-index:2147483647!important}@media print{:host{display:none!important}}:host(.gone){display:none!important}`

/** Colours and letters, for everything drawn outside the interface. */
export const COLORS = `--s:var(--cct-surface,light-dark(#fff,#181b21));--t:var(--cct-text,light-dark(#14181f,#f2f4f7));--l:var(--cct-line,light-dark(#d9dee5,#373d48));--k:var(--cct-link,light-dark(#1d4ed8,#a9c1ff));color-scheme:var(--cct-scheme,light dark);font:400 14px/1.4 var(--cct-font,system-ui,sans-serif);`

const REOPEN = `[data-cct=reopen]{${COLORS}position:fixed;bottom:16px;inset-inline-start:16px;display:flex;align-items:center;box-sizing:border-box;min-width:40px;height:40px;padding:0 10px;border:max(1px,var(--cct-line-width,1px)) solid var(--l);border-radius:var(--cct-reopen-radius,20px);background:var(--s);color:var(--t);cursor:pointer;box-shadow:0 1px 3px #0003}.end{inset-inline:auto 16px}.up{translate:0 -100%}[data-cct=reopen] svg{width:18px;height:18px}[data-cct=reopen]:not(.us) span{max-width:0;overflow:hidden;white-space:nowrap}[data-cct=reopen]:not(.us):is(:hover,:focus-visible) span{max-width:20em;margin-inline-start:8px}.us{display:grid;grid-template-columns:30px auto;height:auto;min-height:40px;padding:6px 16px;gap:0 8px;max-width:calc(100% - 32px);text-align:start}.us svg{width:30px;height:14px}.us span:last-child{grid-column:1/3;font-size:12px}.us span:empty,[data-cct][hidden]{display:none!important}@media(prefers-contrast:more){[data-cct=reopen]{border-color:var(--t)}}[data-cct=reopen]:focus-visible{outline:2px solid var(--k);outline-offset:2px}`

/** Null in what is older than adopted style sheets: plain, and working. */
export const makeSheet = (css: string): CSSStyleSheet | null => {
  try {
    const made = new CSSStyleSheet()
    made.replaceSync(css)
    return made
  } catch {
    return null
  }
}

export const hostSheet = () => makeSheet(HOST + REOPEN)
