/** Does the label of a button say what the button does? Pure. */

interface Words {
  /** Puts the answer off, or leads elsewhere, where a no was promised. */
  readonly later: string
  /** Says yes, unless a no stands beside it ("Continuer sans accepter"). */
  readonly yes: string
  readonly no: string
}

/** Pieces of lower-case text, by language. */
const labels: Readonly<Record<string, Words>> = {
  ar: { later: 'لاحق|المزيد|إعدادات', yes: 'قبول|موافق|أوافق', no: 'رفض|دون|بدون|عدم|لا ' },
  bg: { later: 'по-късно|не сега|научете|настройки', yes: 'прием|съглас', no: 'без|не |отх' },
  cs: { later: 'později|teď ne|více|nastavení', yes: 'přij|souhlas|povol', no: 'ne|bez|odm' },
  da: {
    later: 'senere|ikke nu|mere|indstillinger',
    yes: 'accept|tillad',
    no: 'ikke|uden|afvis|nej',
  },
  de: {
    later:
      'später|jetzt nicht|nicht jetzt|mehr erfahren|mehr info|optionen|einstellungen|überspringen',
    yes: 'akzept|zustimm|einverstanden|erlaub',
    no: 'nicht|ohne|ablehn|nein|kein',
  },
  el: {
    later: 'αργότερα|όχι τώρα|περισσότερα|ρυθμίσεις',
    yes: 'αποδ|συμφων',
    no: 'όχι|χωρίς|απόρρ|μη',
  },
  en: {
    later:
      'later|not now|not yet|more options|learn more|read more|settings|options|remind me|skip',
    yes: 'accept|agree|allow|consent|continue|ok',
    no: 'not|no|without|reject|refuse|decline|don’t|deny|disagree|disallow',
  },
  es: {
    later:
      'más tarde|ahora no|después|más información|más opciones|saber más|ajustes|configura|omitir',
    yes: 'acept|permit|de acuerdo',
    no: 'no|sin|rechaz',
  },
  fi: {
    later: 'myöhemmin|ei nyt|lisätietoja|asetukset|ohita',
    yes: 'hyväksy|salli',
    no: 'ei|älä|ilman|hylk|kiellä',
  },
  fr: {
    later: 'plus tard|pas maintenant|en savoir plus|plus d’options|paramètres|passer',
    yes: 'accept|autoris|d’accord',
    no: 'non|pas|sans|refus|ne ',
  },
  he: { later: 'אחר כך|לא עכשיו|מידע נוסף|הגדרות', yes: 'אישור|מסכים|קבל', no: 'לא|ללא|דח|סרב' },
  hu: {
    later: 'később|most nem|továbbiak|beállítások',
    yes: 'elfogad|engedély',
    no: 'nem|nélkül|elutas',
  },
  it: {
    later: 'più tardi|non ora|dopo|scopri di più|altre opzioni|impostazioni|salta',
    yes: 'accett|consent|d’accordo',
    no: 'non|no|senza|rifiut',
  },
  ja: {
    later: '後で|あとで|今は|詳細|詳しく|設定|スキップ',
    yes: '同意|許可|承諾',
    no: 'しない|拒否|せず|なし|ません',
  },
  ko: { later: '나중|다음에|자세히|설정|건너', yes: '동의|허용|수락', no: '거부|않|없이|안 ' },
  nl: {
    later: 'later|niet nu|meer informatie|meer opties|instellingen|overslaan',
    yes: 'accept|akkoord|toestaan',
    no: 'niet|geen|zonder|weiger|afwijz|nee',
  },
  no: {
    later: 'senere|ikke nå|les mer|innstillinger|hopp over',
    yes: 'godta|aksepter|tillat',
    no: 'ikke|uten|avvis|nei|avslå',
  },
  pl: {
    later: 'później|nie teraz|więcej|ustawienia|pomiń',
    yes: 'akcept|zgadz|zezw',
    no: 'nie|bez|odrzu|odm',
  },
  pt: {
    later: 'mais tarde|agora não|depois|saiba mais|mais opções|definições|configura',
    yes: 'aceit|permit|concord',
    no: 'não|sem|rejeit|recus',
  },
  ro: { later: 'mai târziu|nu acum|află|setări', yes: 'accept|permit', no: 'nu|fără|respin|refuz' },
  ru: {
    later: 'позже|потом|не сейчас|подробнее|настройк|пропустить',
    yes: 'принять|соглас|разреш',
    no: 'не |без|отклон|отказ',
  },
  sv: {
    later: 'senare|inte nu|läs mer|mer information|inställningar|hoppa över',
    yes: 'acceptera|godkänn|tillåt',
    no: 'inte|utan|neka|avvisa|nej',
  },
  tr: {
    later: 'sonra|şimdi değil|daha fazla|ayarlar|atla',
    yes: 'kabul|izin ver|onay',
    no: 'reddet|etme|verme|hayır',
  },
  uk: {
    later: 'пізніше|не зараз|детальніше|налаштування',
    yes: 'прийняти|погод|дозвол',
    no: 'не |без|відхил|відмов',
  },
  zh: {
    later: '稍后|以后|稍後|了解更多|设置|設定|跳过',
    yes: '接受|同意|允许|允許',
    no: '不|拒绝|拒絕|无|無',
  },
}

// A piece in Latin letters begins a word: "no" is not in "annoy".
const saysAny = (text: string, pieces: string) =>
  pieces.split('|').some((piece) => {
    const at = ` ${text} `.indexOf(/^[a-z]/.test(piece) ? ` ${piece}` : piece)
    return at >= 0
  })

/** What is wrong with the label of `reject`, or of `close`; undefined where nothing is. */
export const judgeLabel = (button: string, label: string, language: string): string | undefined => {
  const tag = (language.toLowerCase().split('-')[0] ?? 'en').replace(/^n[bn]$/, 'no')
  const words = Object.hasOwn(labels, tag) ? labels[tag] : undefined
  if (!words || (button !== 'reject' && button !== 'close')) return undefined
  const text = label
    .toLowerCase()
    .replace(/'/g, '’')
    .replace(/[\s.,;:!?()“”"«»]+/g, ' ')
    .trim()
  if (button === 'reject' && saysAny(text, words.later))
    return 'puts the answer off, or leads elsewhere'
  if (saysAny(text, words.yes) && !saysAny(text, words.no)) return 'reads like a yes'
  return undefined
}
