import { describe, expect, test } from 'vitest'
import { judgeConfig } from '../../src/fairness/judge-config'
import { findTwins, judgeLabel, labels } from '../../src/fairness/labels'
import { languageOf } from '../../src/fairness/language'
import { english, languages, tags } from '../ui/all-languages'

const buttons = ['accept', 'reject', 'manage', 'save', 'close'] as const

test.each(tags)('there are words of %s to know each kind of label by', (tag) => {
  const words = labels[languageOf(tag)]
  expect(Object.keys(words ?? {}).toSorted()).toEqual(['choose', 'later', 'no', 'vague', 'yes'])
  for (const [kind, pieces] of Object.entries(words ?? {}))
    for (const piece of pieces.split('|')) expect(piece.trim(), kind).not.toBe('')
})

describe.each(Object.entries(languages))('the labels of %s', (tag, texts) => {
  const judge = (button: string, label: string) => judgeLabel(button, texts[label] ?? '', tag)

  test('say what they do, each in its own words', () => {
    for (const button of buttons) expect(judge(button, button), button).toBeUndefined()
    expect(findTwins(texts)).toEqual([])
  })

  test('are found on the wrong button', () => {
    expect(judge('reject', 'accept')).toBe('reads like a yes')
    expect(judge('close', 'accept')).toBe('reads like a yes')
    for (const button of ['save', 'manage']) {
      expect(judge(button, 'accept'), button).toBe('reads like a yes')
      expect(judge(button, 'reject'), button).toBe('reads like a no')
    }
    for (const label of ['manage', 'save'])
      expect(judge('reject', label), label).toBe('puts the answer off, or leads elsewhere')
    for (const label of ['reject', 'save', 'close'])
      expect(judge('accept', label), label).toBe('does not say that it accepts')
    // "Choose what to allow" has a word of permission in it.
    expect(judge('accept', 'manage')).toBeDefined()
  })

  test('in capitals are the same words', () => {
    for (const button of buttons)
      expect(judgeLabel(button, (texts[button] ?? '').toLocaleUpperCase(tag), tag)).toBeUndefined()
  })
})

/** A label that puts off or leads elsewhere, one that is pressed as a yes and says none, one with "only". */
test.each([
  ['af', 'Vra my later', 'Gaan voort', 'Aanvaar slegs nodige'],
  ['ar', 'لاحقًا', 'متابعة', 'قبول الضرورية فقط'],
  ['bg', 'По-късно', 'Разбрах', 'Приемам само необходимите'],
  ['bn', 'এখন নয়', 'ঠিক আছে', 'শুধু প্রয়োজনীয় গ্রহণ করুন'],
  ['bs', 'Saznaj više', 'U redu', 'Prihvati samo neophodne'],
  ['ca', 'Més tard', 'Entesos', 'Accepta només les necessàries'],
  ['cs', 'Později', 'Rozumím', 'Přijmout jen nezbytné'],
  ['cy', 'Nid nawr', 'Iawn', 'Derbyn y rhai angenrheidiol yn unig'],
  ['da', 'Ikke nu', 'Fortsæt', 'Tillad kun nødvendige'],
  ['de', 'Mehr erfahren', 'Verstanden', 'Nur notwendige akzeptieren'],
  ['el', 'Αργότερα', 'Εντάξει', 'Αποδοχή μόνο των απαραίτητων'],
  ['en', 'Remind me', 'Got it', 'Accept only what is needed'],
  ['es', 'Ahora no', 'Entendido', 'Aceptar solo las necesarias'],
  ['et', 'Hiljem', 'Selge', 'Luba ainult vajalikud'],
  ['eu', 'Geroago', 'Jarraitu', 'Onartu beharrezkoak bakarrik'],
  ['fa', 'فعلاً نه', 'متوجه شدم', 'فقط پذیرش موارد ضروری'],
  ['fi', 'Myöhemmin', 'Selvä', 'Hyväksy vain välttämättömät'],
  ['fr', 'En savoir plus', 'J’ai compris', 'Accepter seulement les nécessaires'],
  ['ga', 'Níos déanaí', 'Tuigim', 'Glac leis na fianáin riachtanacha amháin'],
  ['gl', 'Máis tarde', 'Entendido', 'Aceptar só as necesarias'],
  ['he', 'אחר כך', 'הבנתי', 'אישור ההכרחיות בלבד'],
  ['hi', 'बाद में', 'ठीक है', 'केवल ज़रूरी स्वीकार करें'],
  ['hr', 'Kasnije', 'U redu', 'Prihvati samo nužne'],
  ['hu', 'Később', 'Rendben', 'Csak a szükségeseket fogadom el'],
  ['id', 'Nanti saja', 'Mengerti', 'Terima hanya yang diperlukan'],
  ['is', 'Seinna', 'Í lagi', 'Leyfa aðeins nauðsynlegar'],
  ['it', 'Più tardi', 'Ho capito', 'Accetta solo i necessari'],
  ['ja', '後で', '了解', '必要なもののみ同意する'],
  ['ko', '나중에', '확인', '필수 쿠키만 허용'],
  ['lt', 'Vėliau', 'Supratau', 'Priimti tik būtinus'],
  ['lv', 'Vēlāk', 'Labi', 'Pieņemt tikai nepieciešamās'],
  ['mk', 'Подоцна', 'Во ред', 'Прифати само неопходни'],
  ['ms', 'Lain kali', 'Faham', 'Terima yang perlu sahaja'],
  ['mt', 'Aktar tard', 'Fhimt', 'Aċċetta biss dawk meħtieġa'],
  ['nb', 'Ikke nå', 'Fortsett', 'Tillat kun nødvendige'],
  ['nn', 'Seinare', 'Hald fram', 'Godta berre nødvendige'],
  ['nl', 'Niet nu', 'Doorgaan', 'Alleen noodzakelijke accepteren'],
  ['pl', 'Nie teraz', 'Rozumiem', 'Akceptuj tylko niezbędne'],
  ['pt', 'Mais tarde', 'Percebi', 'Aceitar apenas os necessários'],
  ['pt-BR', 'Agora não', 'Entendi', 'Aceitar somente os necessários'],
  ['ro', 'Mai târziu', 'Am înțeles', 'Accept doar pe cele necesare'],
  ['ru', 'Напомнить позже', 'Понятно', 'Принять только необходимые'],
  ['sk', 'Neskôr', 'Rozumiem', 'Prijať len nevyhnutné'],
  ['sl', 'Pozneje', 'V redu', 'Sprejmi samo nujne'],
  ['sq', 'Më vonë', 'Në rregull', 'Prano vetëm të nevojshmet'],
  ['sr', 'Касније', 'У реду', 'Прихвати само неопходне'],
  ['sr-Latn', 'Kasnije', 'Nastavi', 'Prihvati samo neophodne'],
  ['sv', 'Inte nu', 'Jag förstår', 'Tillåt endast nödvändiga'],
  ['sw', 'Baadaye', 'Sawa', 'Kubali zinazohitajika pekee'],
  ['ta', 'பிறகு', 'சரி', 'தேவையானவற்றை மட்டும் ஏற்க'],
  ['th', 'ไว้ทีหลัง', 'ตกลง', 'ยอมรับเฉพาะที่จำเป็น'],
  ['tr', 'Daha sonra', 'Tamam', 'Yalnızca gerekli olanları kabul et'],
  ['uk', 'Пізніше', 'Зрозуміло', 'Прийняти лише необхідні'],
  ['ur', 'ابھی نہیں', 'ٹھیک ہے', 'صرف ضروری قبول کریں'],
  ['vi', 'Để sau', 'Đã hiểu', 'Chỉ chấp nhận cookie cần thiết'],
  ['zh', '稍后再说', '知道了', '仅接受必要的'],
  ['zh-TW', '稍後', '我知道了', '只接受必要的'],
])('%s: “%s” is no no, “%s” no clear yes, “%s” a no', (tag, later, vague, only) => {
  expect(judgeLabel('reject', later, tag)).toBe('puts the answer off, or leads elsewhere')
  expect(judgeLabel('accept', later, tag)).toBe('does not say that it accepts')
  expect(judgeLabel('reject', vague, tag)).toBe('reads like a yes')
  expect(judgeLabel('manage', vague, tag)).toBe('reads like a yes')
  expect(judgeLabel('accept', vague, tag)).toBe('does not say that it accepts')
  expect(judgeLabel('reject', only, tag)).toBeUndefined()
  expect(judgeLabel('accept', only, tag)).toBe('does not say that it accepts')
})

test.each([
  ['en', 'accept', ['I agree', 'Allow cookies', 'Yes', 'Accept & continue', 'OK, I accept']],
  ['en', 'reject', ['No, thanks', 'Essential only', 'Continue without accepting', 'Don’t allow']],
  ['en', 'save', ['Save', 'Confirm my choices', 'Allow selection', 'Save settings']],
  ['en', 'manage', ['Cookie settings', 'More options', 'Customise', 'Manage consent', 'Details']],
  ['de', 'accept', ['Einverstanden', 'Ja, ich stimme zu', 'Cookies zulassen']],
  ['de', 'manage', ['Cookie-Einstellungen', 'Datenschutzeinstellungen', 'Einwilligung anpassen']],
  ['fr', 'accept', ['J’accepte', 'Oui, j’autorise', 'D’ACCORD', 'Tout accepter et continuer']],
  ['fr', 'reject', ['Continuer sans accepter', 'Je n’accepte pas', 'Non merci']],
  ['fr', 'manage', ['Personnaliser', 'PARAMETRES', 'Gérer le consentement']],
  ['es', 'accept', ['Sí, acepto', 'Permitir todas']],
  ['it', 'accept', ['Sì, acconsento', 'Accetto']],
  ['it', 'manage', ['Gestisci il consenso', 'Preferenze']],
  ['fi', 'reject', ['Jatka hyväksymättä', 'Vain välttämättömät']],
  ['et', 'reject', ['Jätka nõustumata', 'Ei luba']],
  ['pl', 'accept', ['Zgadzam się', 'Zaakceptuj wszystkie', 'Wyrażam zgodę']],
  ['pl', 'reject', ['Nie zgadzam się', 'Tylko niezbędne']],
  ['cs', 'reject', ['Pokračovat bez souhlasu', 'Nepřijímám', 'Nesouhlasím']],
  ['lt', 'reject', ['Nesutinku', 'Nepriimti']],
  ['lv', 'reject', ['Nepiekrītu', 'Neatļaut']],
  ['hu', 'reject', ['Nem fogadom el', 'Folytatás elfogadás nélkül']],
  ['tr', 'accept', ['KABUL ET', 'İZİN VER', 'Evet']],
  ['tr', 'reject', ['Kabul etmiyorum', 'İzin verme', 'Kabul etmeden devam et']],
  ['el', 'accept', ['ΣΥΜΦΩΝΩ', 'Αποδέχομαι', 'Ναι']],
  ['el', 'reject', ['Δεν συμφωνώ', 'ΟΧΙ']],
  ['hr', 'reject', ['Ne prihvaćam', 'Nastavi bez prihvaćanja']],
  ['sr', 'accept', ['Слажем се', 'Slažem se', 'Прихватам']],
  ['ru', 'reject', ['Не принимаю', 'Продолжить без согласия']],
  ['uk', 'reject', ['Не погоджуюся', 'Ні']],
  ['ro', 'accept', ['Sunt de acord', 'Acceptă toate', 'Da, permit']],
  ['ga', 'accept', ['Glac leis na fianáin', 'Aontaím']],
  ['sw', 'accept', ['Ninakubali', 'Ndiyo']],
  ['sw', 'reject', ['Sikubali', 'Usiruhusu']],
  ['vi', 'accept', ['Đồng ý', 'Cho phép tất cả']],
  ['th', 'accept', ['ยินยอมทุกอย่าง', 'อนุญาตทั้งหมด']],
  ['th', 'reject', ['ไม่ยอมรับ', 'ดำเนินการต่อโดยไม่ยอมรับ']],
  ['ta', 'reject', ['ஏற்காமல் தொடர', 'அனுமதிக்காதே']],
  ['ja', 'reject', ['同意しない', '同意せずに続ける']],
  ['ko', 'reject', ['동의하지 않음', '동의 없이 계속']],
  ['zh', 'reject', ['不同意', '继续但不接受']],
  ['ar', 'reject', ['لا أوافق', 'المتابعة دون قبول']],
  ['he', 'reject', ['לא מסכים', 'המשך בלי לאשר']],
  ['fa', 'reject', ['نمی‌پذیرم', 'قبول نمی‌کنم']],
  ['hi', 'reject', ['मैं सहमत नहीं हूँ', 'बिना स्वीकार किए जारी रखें']],
])('%s: plain words for “%s” are found fair: %j', (tag, button, plain) => {
  for (const label of plain) expect(judgeLabel(button, label, tag), label).toBeUndefined()
})

const judge = (tag: string, texts: Record<string, string>) =>
  judgeConfig({ policy: { url: '/privacy' }, texts: { [tag]: texts } }).map(
    ({ path, message }) => `${path?.split('.').at(-1)}: ${message}`,
  )

test.each([
  ['en', 'accept', 'Close', 'does not say that it accepts'],
  ['en', 'accept', 'OK', 'does not say that it accepts'],
  ['en', 'accept', 'Continue', 'does not say that it accepts'],
  ['en', 'accept', 'Don’t accept', 'does not say that it accepts'],
  ['en', 'accept', 'Accept selected', 'puts the answer off, or leads elsewhere'],
  ['en', 'reject', 'Manage preferences', 'puts the answer off, or leads elsewhere'],
  ['en', 'reject', 'Accept now', 'reads like a yes'],
  ['en', 'save', 'Accept everything', 'reads like a yes'],
  ['en', 'save', 'Refuse', 'reads like a no'],
  ['en', 'manage', 'Accept', 'reads like a yes'],
  ['en', 'manage', 'Decline', 'reads like a no'],
  ['hr', 'reject', 'Prihvati sve', 'reads like a yes'],
  ['th', 'reject', 'ยอมรับทั้งหมด', 'reads like a yes'],
  ['sv', 'accept', 'Fortsätt', 'does not say that it accepts'],
  ['nl', 'save', 'Alles toestaan', 'reads like a yes'],
  ['ja', 'manage', '同意する', 'reads like a yes'],
  ['uk', 'save', 'Відхилити', 'reads like a no'],
])('%s: “%s” may not be labelled “%s”: %s', (tag, button, label, message) => {
  expect(judge(tag, { [button]: label })).toEqual([`${button}: “${label}” ${message}`])
})

describe('one label for two buttons', () => {
  const other = (label: string, button: string) =>
    `“${label}” is what another button says, too (${button})`
  test('is found where the site sets both', () => {
    expect(judge('xx', { accept: 'A', reject: ' a. ' })).toEqual([
      `reject: ${other(' a. ', 'accept')}`,
    ])
    expect(judge('de', { accept: 'Ja', manage: 'Ja' })).toContain(
      `manage: ${other('Ja', 'accept')}`,
    )
  })
  test('is found where the tool brings the other', () => {
    const { accept = '', save = '', manage = '' } = english
    expect(judge('en', { reject: accept })).toContain(`reject: ${other(accept, 'accept')}`)
    expect(judge('en-GB', { accept: manage })).toContain(`accept: ${other(manage, 'manage')}`)
    // A language the tool does not speak falls back to English.
    expect(judge('rm', { close: save })).toEqual([`close: ${other(save, 'save')}`])
    expect(judge('de', { close: save })).toEqual([])
  })
  test('is the one the tool ships', () => {
    for (const button of buttons)
      expect(findTwins({ accept: english.accept, [button]: english[button] })).toEqual([])
    for (const button of ['reject', 'manage', 'save', 'close'])
      expect(judge('rm', { accept: english[button] ?? '' }), button).toEqual([
        `accept: ${other(english[button] ?? '', button)}`,
      ])
    expect(judge('rm', { reject: english['accept'] ?? '' })).toHaveLength(1)
  })
  test('is no matter on two screens', () => {
    expect(judge('xx', { manage: 'Choices', save: 'Choices' })).toEqual([])
  })
})

test('what is no button, or in a language nobody knows, is left alone', () => {
  expect(judgeLabel('lead', 'Accept all', 'en')).toBeUndefined()
  expect(judgeLabel('constructor', 'Accept all', 'en')).toBeUndefined()
  expect(judgeLabel('reject', 'Accept all', 'constructor')).toBeUndefined()
  expect(judgeLabel('accept', ' … ', 'en')).toBeUndefined()
})
