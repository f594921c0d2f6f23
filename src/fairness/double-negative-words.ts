/** Nos that meet a no, by language; `double-negatives.ts` looks for them. */

/** Of Croatian, Bosnian and Serbian. */
const croatian = 'ne|nemoj*|nikad*|bez + odbi*|odbac*|zabran*|isključ*|onemoguć*|uskra*|blokir*|bez'

/**
 * A plus stands between a no and another no that follows it, with one word between them at most; a
 * star is the rest of a word. In languages that write no spaces the pieces are found anywhere.
 */
export const phrases: Readonly<Record<string, readonly string[]>> = {
  af: [
    'moenie|nie|nooit|sonder + weier*|te weier|verwerp*|afwys*|verbied*|blokkeer*',
    'nie sonder',
  ],
  ar: [
    'لا|لن|عدم|ليس|بدون|دون + ترفض*|أرفض*|نرفض*|رفض*|الرفض|تمنع*|المنع|منع*|تعترض*|تعطل*|تعطيل*|تحظر*|حظر*',
    'ليس بدون|لا بدون',
  ],
  bg: ['не|без|никога + отхв*|отказ*|откаж*|забран*|изключ*|възраз*|блокир*', 'не без'],
  bn: ['প্রত্যাখ্যান|অস্বীকার|নিষেধ|বাতিল|বারণ|নাকচ + না(?! করলে)|নয়|ছাড়া'],
  bs: [croatian, 'ne bez'],
  ca: ['no|mai|sense + rebut*|refus*|desactiv*|deneg*|prohib*|opos*|bloqu*', 'no sense'],
  cs: [
    'neodm*|nezakaz*|nezakáz*|nevypín*|nevypn*|nezamít*|neblok*|nedeaktiv*',
    'ne|bez|nikdy + odm*|zamít*|zákazu',
    'ne bez',
  ],
  cy: ['peidiwch|peidio|paid|byth|heb + gwrthod*|wrthod*|wahardd*|gwahardd*|rwystro|atal*'],
  da: [
    'ikke|aldrig|uden + afvis*|afslå*|nægt*|forbyd*|fravælg*|deaktiver*|bloker*|slå fra',
    'afvis|afslå|nægt|forbyd + ikke',
    'ikke uden',
  ],
  el: [
    'μην|μη|δεν|όχι|ποτέ|χωρίς + απορρ*|απόρρ*|αρν*|άρν*|απαγορ*|απενεργ*|αποκλεί*|διαφων*',
    'όχι χωρίς',
  ],
  et: [
    'ära|ärge|mitte|ei|ilma + keeldu*|keela*|lükka*|blokeeri*|tühista*|vaidlusta*',
    'keeldumata|keelamata|blokeerimata',
    'mitte ilma',
  ],
  eu: [
    'ez + ukatu*|ukatzen|ukatzea|baztertu*|baztertzen|errefusa*|debeka*|desgaitu*|desaktiba*|blokea*',
    'ukatu|baztertu|errefusatu|debekatu + gabe',
  ],
  fa: [
    'رد|مخالفت|مسدود|منع|ممنوع|غیرفعال + نکن*|نکرد*|نمی*|نشو*',
    'بدون|عدم + رد|مخالفت|منع|انصراف',
  ],
  fi: [
    'älä|älkää|ei|en|et|ilman + hylk*|hylä*|kiel*|estä*|torju*|poista käytöstä',
    'hylkäämättä|kieltämättä|kieltäytymättä|estämättä|torjumatta',
    'ei ilman',
  ],
  ga: [
    'ná|gan + diúltaigh|diúltaígí|dhiúltú|cosc|coisc*|díchumas*|eitigh',
    'ní|níor + dhiúlt*|chosc*|choisc*',
    'ní gan',
  ],
  gl: ['non|nunca|sen + rexeit*|deneg*|negar|desactiv*|prohib*|opoñ*|recus*|bloque*', 'non sen'],
  he: [
    'לא|אל|בלי|ללא|מבלי + לדחות|דחי*|תדח*|דוח*|לסרב|סירוב|תסרב*|מסרב*|לחסום|תחסמ*|להשבית|לשלול|למנוע|לאסור',
    'לא בלי|לא ללא',
  ],
  hi: [
    'अस्वीकार|अस्वीकृत|मना|इनकार|इंकार|निषेध|प्रतिबंधित|असहमत + न|ना|नहीं|मत|बिना',
    'न|मत + अस्वीकार|अस्वीकृत|मना|इनकार|रोकें',
  ],
  hr: [croatian, 'ne bez'],
  hu: [
    'ne|nem|soha|sose + utasít*|elutasít*|visszautas*|tagad*|megtagad*|tilt*|letilt*|kikapcsol*|ellenez*|blokkol*',
    'elutasítás*|megtagadás*|tiltás*|letiltás* + nélkül',
  ],
  id: [
    'jangan|tidak|bukan|tanpa|tak + tolak*|menolak*|ditolak|melarang*|larang*|blokir*|memblokir*|menonaktif*|nonaktif*|tidak',
    'bukan tanpa|tidak tanpa',
  ],
  is: [
    'ekki|aldrei|án + hafn*|neit*|banna*|bannið|synja*|útilok*',
    'án þess að + hafn*|neita|banna|synja',
    'hafna|hafnaðu|hafnið|neita|neitaðu|banna + ekki',
    'ekki án',
  ],
  ja: [
    '拒否しない(?!かぎり|限り|場合|なら)|拒否せず|拒否なし|拒否しません|拒否したくない|拒否を望まない|拒絶しない|拒まない|断らない|禁止しない|禁止せず|反対しない|無効にしない|ブロックしない|許可しないことはしない|なしではない',
  ],
  ko: [
    '거부하지 않(?!으면|는 한|을 경우|는다면)|거부하지 마|거부하지 말|거부하지 아니|거부 안|안 거부|거부 없이|거부를 원하지|거절하지 않|거절하지 마|거절 안|차단하지 않|차단하지 마|금지하지 않|금지하지 마|반대하지 않|비활성화하지 않|비활성화하지 마',
  ],
  lt: [
    'neatmes*|neatmet*|neatsisak*|nedraus*|neuždraus*|neišjung*|neblok*|neprieštarau*',
    'ne|be|niekada + atmes*|atmet*|atsisak*|draudim*',
    'ne be',
  ],
  lv: [
    'nenoraid*|neatsak*|neatteik*|neaizlie*|neizslē*|nebloķ*|neiebil*',
    'ne|bez|nekad + noraid*|atteik*|atsak*|aizlieg*',
    'ne bez',
  ],
  mk: ['не|немој*|никогаш|без + одби*|отфр*|откаж*|забран*|исклуч*|оневозмож*|блокир*', 'не без'],
  ms: [
    'jangan|tidak|bukan|tanpa|tak + tolak*|menolak*|ditolak|melarang*|larang*|sekat*|menyekat*|nyahaktif*|menyahaktif*|halang*|tidak',
    'bukan tanpa|tidak tanpa',
  ],
  mt: [
    'tirrifjutax|tirrifjutawx|tiċħadx|tiċħdux|timblokkax|tipprojbixx',
    'ma|m’|la|qatt|mingħajr + tirrifjut*|nirrifjut*|tiċħad*|niċħad*|timblokka*|irrifjut',
    'mhux mingħajr',
  ],
  no: [
    'ikke|ikkje|aldri|uten|utan + avvis*|avslå*|nekt*|forby*|reserver*|deaktiver*|blokker*|slå av',
    'avvis|avslå|nekt|forby + ikke|ikkje',
    'ikke uten|ikkje utan',
  ],
  pl: [
    'nie|nigdy|bez + odrzu*|odmaw*|odmów*|zabrani*|zabraniam|zakazuj*|wyłącz*|sprzeciw*|blokuj*|zablok*',
    'nie bez',
  ],
  ro: ['nu|niciodată|fără + refuz*|respin*|dezactiv*|interzi*|opun*|opune*|bloc*', 'nu fără'],
  ru: ['не|никогда|без + отклон*|отказ*|отверг*|запре*|отключ*|возраж*|блокир*', 'не без'],
  sk: [
    'neodm*|nezakaz*|nezakáz*|nevypín*|nevypn*|nezamiet*|neblok*|nedeaktiv*',
    'nie|bez|nikdy + odm*|zamiet*|zákazu',
    'nie bez',
  ],
  sl: [
    'ne|nikoli|brez + zavrn*|zavrač*|prepove*|onemogoč*|odklon*|izklop*|izključ*|blokir*|ugovar*',
    'ne brez',
  ],
  sq: [
    'mos|nuk|kurrë|pa + refuz*|hidh*|ndalo*|kundërsh*|çaktivizo*|blloko*|moho*',
    's’refuz*|s’ndalo*',
    'jo pa',
  ],
  sr: [
    croatian,
    'ne bez|не без',
    'не|немој*|никад*|без + одби*|одбац*|забран*|искључ*|онемогућ*|ускра*|блокир*',
  ],
  sv: [
    'inte|aldrig|utan + neka*|nekar|avvisa*|avböj*|vägra*|förbjud*|inaktivera*|avaktivera*|blockera*|stänga av',
    'neka|avvisa|avböj|vägra|förbjud + inte',
    'inte utan',
  ],
  sw: [
    'usikata*|msikata*|usizui*|msizui*|usipinge|usikanushe|sikatai|usizime',
    'bila + kukata*|kuzui*|kupinga|kuzima',
  ],
  ta: [
    'மறுக்காதே*|மறுக்காதீ*|மறுக்காமல்|நிராகரிக்காதே*|நிராகரிக்காதீ*|நிராகரிக்காமல்|தடுக்காதே*|தடுக்காதீ*|தடுக்காமல்',
    'மறுக்க|நிராகரிக்க|தடுக்க + வேண்டாம்|இல்லை|இல்லாமல்',
  ],
  th: [
    'ไม่ปฏิเสธ|อย่าปฏิเสธ|ห้ามปฏิเสธ|ไม่ได้ปฏิเสธ|ไม่ต้องการปฏิเสธ|ไม่ห้าม|ไม่คัดค้าน|ไม่ปิดกั้น|ไม่บล็อก|อย่าบล็อก|ไม่ปิดใช้|อย่าปิดใช้|ไม่ใช่ไม่|ไม่ไม่',
  ],
  tr: [
    'reddetme|reddetmeyin|reddetmeyiniz|reddetmiyor*|reddetmem|reddetmeden|engelleme|engellemeyin|engellemiyor*|yasaklama|yasaklamayın|yasaklamıyor*',
    'itiraz|devre dışı + etme|etmeyin|etmiyor*|bırakma|bırakmayın|bırakmadan',
    'reddetmek|engellemek + istemiyor*',
  ],
  uk: ['не|ніколи|без + відхил*|відмов*|заборон*|вимик*|вимкн*|запереч*|блок*', 'не без'],
  ur: ['مسترد|انکار|منع|رد|بلاک|نامنظور + نہ|نہیں|مت|بغیر', 'نہ|مت + مسترد|انکار|روکیں'],
  vi: ['không|đừng|chớ|chưa + từ chối|chặn|cấm|vô hiệu|tắt|phản đối|không'],
  zh: [
    '不拒绝|不要拒绝|别拒绝|勿拒绝|请勿拒绝|不想拒绝|不拒絕|不要拒絕|別拒絕|勿拒絕|不想拒絕|不禁止|不要禁止|不反对|不反對|不取消|不停用|不要停用|不禁用|不屏蔽|不阻止|不是不|并非不|並非不|不不',
  ],
}

/** “If you do not refuse” is the plain way to tell of a condition; it lasts to the next comma. */
export const conditions: Readonly<Record<string, string>> = {
  af: 'as|tensy|solank|indien',
  ar: 'إذا|ما لم|إلا إذا|طالما',
  bg: 'ако|докато',
  bn: 'যদি|যতক্ষণ',
  bs: 'ako|dok|ukoliko',
  ca: 'si|tret que|mentre',
  cs: 'pokud|dokud|jestli|jestliže',
  cy: 'os|oni bai|nes',
  da: 'hvis|medmindre|så længe',
  de: 'wenn|solange|sofern|falls',
  el: 'αν|εάν|εφόσον|όσο',
  en: 'if|unless|until|as long as',
  es: 'si|salvo que|a menos que|mientras',
  et: 'kui|kuni',
  fa: 'اگر|مگر|تا زمانی',
  fi: 'jos|ellei|ellet|ellette',
  fr: 'si|tant que|sauf si|à moins',
  ga: 'má|mura|fad',
  gl: 'a menos que|mentres',
  he: 'אם|כל עוד|אלא',
  hi: 'यदि|अगर|जब तक',
  hr: 'ako|dok|ukoliko',
  hu: 'ha|hacsak|amíg',
  id: 'jika|kalau|kecuali|selama',
  is: 'ef|nema|meðan',
  it: 'se|a meno che|finché|salvo che',
  lt: 'jei|jeigu|kol|nebent',
  lv: 'ja|kamēr',
  mk: 'ако|додека',
  ms: 'jika|kalau|kecuali|selagi',
  mt: 'jekk|sakemm',
  nl: 'als|tenzij|zolang|indien',
  no: 'hvis|med mindre|så lenge|dersom',
  pl: 'jeśli|jeżeli|dopóki|o ile|chyba że',
  pt: 'caso|a menos que|salvo se|enquanto',
  ro: 'dacă|decât dacă|cât timp',
  ru: 'если|пока',
  sk: 'ak|kým|pokiaľ',
  sl: 'če|dokler',
  sq: 'nëse|derisa|në qoftë se',
  sr: 'ako|dok|ukoliko|ако|док|уколико',
  sv: 'om|såvida|så länge',
  sw: 'ikiwa|kama|isipokuwa',
  uk: 'якщо|доки|поки',
  ur: 'اگر|جب تک',
  vi: 'nếu|trừ khi|miễn là',
}

/** Where the two noes may stand further apart, or the order of words is freer. */
export const wider: Readonly<Record<string, RegExp>> = {
  en: /\b(do not|don’t|never|not to|won’t|un(?:tick|check) to)\b[^.]{0,30}\b(not|no|refuse|reject|decline|deny|disable|disallow|block|opt out|object|without)\b|\b(not|never|without) (without|refusing|rejecting|declining|denying|disallowing|objecting)\b/,
  de: /\b(nicht|kein\w*|nie)\b[^.]{0,30}\b(nicht|kein\w*|abzulehnen|ablehn\w*|verweiger\w*|verbieten|untersagen|deaktivier\w*|widersprechen|widerrufen|ohne)\b|\b(lehn\w*|verweiger\w*|widersprech\w*) (sie |ich |du )?nicht\b|\bohne (abzulehnen|ablehnung)\b/,
  fr: /\bne\b[^.]{0,12}\bpas\b[^.]{0,30}\b(refuser|désactiver|s’opposer|sans)\b|(\bne |\bn’)(pas |jamais )?(les |la |le |vous |s’|me )?(refus|rejet|désactiv|interdi|opposez|déclin|bloqu)(?!é)|\b(pas|jamais) sans\b|\bsans (refus|rejet|interdi)/,
  es: /\bno\b[^.]{0,20}\b(rechazar|rechace|desactivar|oponerse|sin permitir)\b|\b(no|nunca|sin) (\w+ )?(rechac|rechaz[ao]|deneg|denieg|desactiv(ar|es?)|prohib|bloque(ar|es?)|opon)|\bno sin\b/,
  it: /\bnon\b[^.]{0,20}\b(rifiutare|disattivare|opporsi)\b|\b(non|mai|senza) (\w+ )?(rifiut|disattiv(are|i)|oppor|oppon|negare|vieta|blocc(are|hi)|respin)|\bnon senza\b/,
  pt: /\bnão\b[^.]{0,20}\b(rejeitar|recusar|desativar|opor)\b|(\bnão|\bnunca|\bsem) (\w+ )?(rejeit|recus|desativ(ar|e)|desactiv(ar|e)|proib|opon|bloque|negar)|\bnão sem\b/,
  nl: /\b(niet|geen)\b[^.]{0,30}\b(niet|geen|weigeren|uitschakelen|zonder)\b|\b(niet|geen|nooit|zonder) (\w+ )?(weiger|afwijz|uitschakel|verbied|verbie|blokke|af te wijzen)|\bweiger\w* (\w+ )?niet\b/,
}
