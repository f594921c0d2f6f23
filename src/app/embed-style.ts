/** Looks of a placeholder. */
import { COLORS, makeSheet } from './core-style'

const EMBED = `div{${COLORS}display:flex;height:100%;flex-wrap:wrap;gap:8px;align-content:safe center;justify-content:center;box-sizing:border-box;padding:16px;border:1px solid var(--l);border-radius:var(--cct-card-radius,14px);background:var(--cct-sunken,light-dark(#f6f7f9,#20242c));color:var(--t);overflow:auto}p{flex:1 0 100%;margin:0;text-align:center}button{font:inherit;min-height:44px;padding:8px 16px;border:1px solid var(--l);border-radius:var(--cct-button-radius,10px);background:var(--s);color:var(--k);cursor:pointer}:focus-visible{outline:2px solid var(--k);outline-offset:2px}div{position:relative}img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}img~*{position:relative}@media(prefers-contrast:more){div,button{border-color:var(--t)}}img~p{box-sizing:border-box;padding:6px 12px;border-radius:var(--cct-button-radius,10px);background:var(--s)}`

export const embedSheet = () => makeSheet(EMBED)
