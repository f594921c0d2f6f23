/** What a fair screen keeps to, and who says so. */
export interface Finding {
  /** Which rule is broken. */
  readonly rule: RuleName
  /** Where the rule comes from. */
  readonly source: string
  /** The setting to change, `theme.fill`; */
  readonly path?: string
  /** or the element on screen, by its public hook. */
  readonly element?: string
  readonly message: string
}

const rules = {
  'same-layer':
    'Cookie Banner Taskforce report (2023), type A; CNIL deliberation 2020-092, § 2; GDPR 7(3)',
  'equal-buttons':
    'Cookie Banner Taskforce report (2023), types D and E; EDPB Guidelines 03/2022; 11 CCR 7004(a)(2)',
  'neutral-focus': 'EDPB Guidelines 05/2020, 3.1; 11 CCR 7004(a)(4)',
  'nothing-preset': 'CJEU C-673/17 (Planet49); Cookie Banner Taskforce report (2023), type B',
  'honest-essential':
    'Cookie Banner Taskforce report (2023), types H and I; EDPB Guidelines 03/2022',
  'honest-close': 'EDPB Guidelines 05/2020, 3.4; 11 CCR 7004(a)(4)',
  granular: 'EDPB Guidelines 05/2020, 3.1.3; GDPR recital 43',
  'complete-first-layer': 'EDPB Guidelines 05/2020, 3.3.1; CNIL deliberation 2020-091, art. 2',
  'complete-second-layer': 'GDPR 13; CNIL deliberation 2020-091, art. 2',
  'neutral-words':
    'EDPB Guidelines 03/2022 (emotional steering); 11 CCR 7004(a)(3); 4 CCR 904-3-7.09',
  'easy-withdrawal': 'GDPR 7(3); Cookie Banner Taskforce report (2023), type K',
  'no-nagging':
    'CNIL deliberation 2020-091, art. 2; EDPB Guidelines 03/2022 (continuous prompting)',
  legible: 'Cookie Banner Taskforce report (2023), types C to E; WCAG 2.2, 1.4.3',
  readable: 'the configuration reference: what is wrong is left out, so the default holds',
  unambiguous: '11 CCR 7004(a)(2) and (4); 4 CCR 904-3-7.09; WCAG 2.2, 1.4.1',
} as const

export type RuleName = keyof typeof rules

export const finding = (
  rule: RuleName,
  at: { path: string } | { element: string },
  message: string,
): Finding => ({ rule, source: rules[rule], ...at, message })
