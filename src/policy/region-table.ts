/**
 * The laws of the world as the tool applies them: what each asks, since when, and where that stands.
 * For people, for `docs/regions.md` and for the tests; what the core needs of it is packed in
 * `region-rules.ts`. No legal advice; every value can be overridden with `regions`.
 */
import type { Model } from '../config/schema'
import { usStates } from './us-states'

export interface RegionRow {
  /** ISO 3166: countries, or parts of them. */
  readonly regions: string
  readonly law: string
  /** In force from this day; before it a state of the US has the row of the other states. */
  readonly from: string
  readonly model: Model
  /** How long an answer counts, yes and no alike: the product's default, not the law's number. */
  readonly days: number
  readonly link: 'choices' | 'none'
  /** Since when Global Privacy Control must be honoured. The tool honours it everywhere. */
  readonly signalSince?: string
  /** The page has to show that the signal was heard. The tool shows it everywhere. */
  readonly showsSignal?: true
  /** After an opt-out nobody is asked for an opt-in for as long as this. */
  readonly monthsBeforeAsking?: number
  readonly source: string
  readonly note: string
}

const consent = (
  regions: string,
  days: number,
  law: string,
  from: string,
  source: string,
  note: string,
): RegionRow => ({ regions, law, from, model: 'opt-in', days, link: 'none', source, note })

export const regionTable: readonly RegionRow[] = [
  consent(
    'AT BE BG CY CZ DE DK EE FI GR HR HU IE LT LU LV MT NL PL PT RO SE SI SK IS LI NO',
    180,
    'ePrivacy Directive, GDPR',
    '2018-05-25',
    'Directive 2002/58/EC art. 5(3); GDPR art. 4(11) and 7; EDPB Guidelines 2/2023',
    'scripts, pixels, local storage and fingerprinting count like cookies; reject on the first layer; Azores and Madeira included',
  ),
  consent(
    'FR GF GP MQ RE YT MF',
    180,
    'Loi Informatique et Libertés art. 82, GDPR',
    '2021-04-01',
    'CNIL guidelines and recommendation on cookies, 2020',
    'yes and no both remembered for 6 months; self-assessed exemption for audience measurement (13 months)',
  ),
  consent(
    'IT',
    180,
    'ePrivacy, GDPR',
    '2022-01-10',
    'Garante, guidelines of 10 June 2021',
    'an X must refuse (the banner has none); not asked again for 6 months unless conditions change',
  ),
  consent(
    'ES ES-CN',
    180,
    'LSSI art. 22.2, GDPR',
    '2018-05-25',
    'AEPD guide on cookies',
    'an answer may count for up to 24 months; the Canary Islands included',
  ),
  consent(
    'GB GG JE IM GI',
    180,
    'UK GDPR, PECR reg. 6 and Sched. A1 (DUAA)',
    '2026-02-05',
    'ICO guidance of 29 April 2026',
    'own statistics and appearance may run by objection: regions.GB.categories.analytics = "opt-out"; not the default',
  ),
  consent(
    'CH',
    365,
    'FADP, TCA art. 45c',
    '2023-09-01',
    'FDPIC guide on cookies, 2025',
    'the law mostly asks for a way to object; opt-in because advertising platforms demand it',
  ),
  consent(
    'BR',
    365,
    'LGPD',
    '2020-09-18',
    'ANPD guide on cookies, 2022',
    'reject on the first layer',
  ),
  consent(
    'CA-QC',
    365,
    'Law 25 (P-39.1), s. 8.1',
    '2023-09-22',
    'Act respecting the protection of personal information in the private sector',
    'what identifies, locates or profiles is off until switched on; in French',
  ),
  consent(
    'IN',
    365,
    'DPDP Act 2023 and Rules 2025',
    '2027-05-13',
    'Digital Personal Data Protection Rules, 2025',
    'opt-in already before the duties begin; no advertising to those under 18 (ageFlag)',
  ),
  consent('KR', 365, 'PIPA', '2011-09-30', 'Personal Information Protection Act', ''),
  consent('CN', 365, 'PIPL', '2021-11-01', 'Personal Information Protection Law', ''),
  consent('TH', 365, 'PDPA', '2022-06-01', 'Personal Data Protection Act', ''),
  consent('TR', 365, 'KVKK', '2016-04-07', 'Law 6698; KVKK guide on cookies, 2022', ''),
  consent('ZA', 365, 'POPIA', '2021-07-01', 'Protection of Personal Information Act', ''),
  consent('AR', 365, 'Law 25.326', '2000-11-02', 'Personal Data Protection Law', ''),
  {
    regions: 'CA',
    law: 'PIPEDA',
    from: '2001-01-01',
    model: 'opt-out',
    days: 365,
    link: 'none',
    source: 'OPC guidelines on online behavioural advertising',
    note: 'notice and opt-out; what is sensitive needs a yes; Quebec has its own row',
  },
  ...(
    [
      ['JP', 'APPI, Telecommunications Business Act', '2023-06-16'],
      ['AU', 'Privacy Act 1988', '1988-12-14'],
      ['NZ', 'Privacy Act 2020', '2020-12-01'],
      ['SG', 'PDPA', '2014-07-02'],
    ] as const
  ).map(([regions, law, from]): RegionRow => ({
    regions,
    law,
    from,
    model: 'notice',
    days: 180,
    link: 'none',
    source: law,
    note: 'who is told may object',
  })),
  ...usStates,
]
