/** What labels say in Slavic and Baltic languages, in Latin and in Cyrillic letters. */
import type { LabelWords } from './labels'

/** The labels of Croatian, Bosnian and Serbian share their words; what one of them lacks does no harm. */
const croatian: LabelWords = {
  later:
    'kasnije|ne sada|sada ne|sad ne|možda|saznaj|više|postavk|podešav|opcij|mogućnosti|preskoč|podsjeti|podseti|pojedinosti|detalj|pročitaj|drugi put|poslije|posle|naknadno',
  choose:
    'odabe|odabi|odabr|izabe|izabr|izbor|biraj|bira|prilago|uprav|preferenc|odluč|pojedinač|uredi|namjest|što |šta |koje ć',
  yes: 'prihva|slaž|suglas|saglas|pristaj|pristan|dopu|dozv|omoguć|odobr|privol|uključ|da ',
  vague: 'ok|u redu|nastav|razumi|razume|razumem|shva|dalje|potvr|važi|može |jasno',
  no: 'ne |odbi|odbac|bez|samo |jedino|nijed|ništa|nikad|zabra|isklju|onemoguć|nisam|nemoj|uskrat|uskrać|povuc|povla|prigov|blokir|neću|protiv',
}

const serbian: LabelWords = {
  later:
    'касније|не сада|сада не|сад не|можда|сазнај|више|поставк|подешав|опциј|могућности|прескоч|подсети|детаљ|прочитај|други пут|после|накнадно',
  choose: 'одабе|одаби|одабр|изабе|изабр|избор|бирај|бира|прилаго|управ|одлуч|појединач|уреди|шта ',
  yes: 'прихва|слаж|саглас|пристај|пристан|допу|дозв|омогућ|одобр|укључ|да ',
  vague: 'ок |у реду|настав|разуме|схва|даље|потвр|важи|може |јасно',
  no: 'не |одби|одбац|без|само |једино|ниједа|ниједн|ништа|никад|забра|искљу|онемогућ|нисам|немој|ускрат|повуц|повла|блокир|нећу|против',
}

const both = (a: LabelWords, b: LabelWords): LabelWords => ({
  later: `${a.later}|${b.later}`,
  choose: `${a.choose}|${b.choose}`,
  yes: `${a.yes}|${b.yes}`,
  vague: `${a.vague}|${b.vague}`,
  no: `${a.no}|${b.no}`,
})

export const slavic: Readonly<Record<string, LabelWords>> = {
  hr: croatian,
  bs: croatian,
  sr: both(croatian, serbian),
  sl: {
    later:
      'pozneje|kasneje|ne zdaj|zdaj ne|morda|več |nastavit|možnosti|preskoči|opomni|spomni|izvedi|izvejte|podrobn|preberi|drugič',
    choose:
      'izbir|izber|izbran|izbor|prilagod|upravlj|preferenc|odloč|posamezn|določ|uredi|kaj |katere ',
    yes: 'sprej|strinj|soglaš|dovol|omogoč|privol|odobr|vklop|ja |da ',
    vague: 'ok|v redu|nadalj|razum|naprej|potrd|prav |dobro|jasno',
    no: 'ne |zavrn|zavrač|brez|samo |le |nič|nikoli|prepove|onemogoč|nobe|odklon|blokir|ugovar|prekli|izklop|izključ',
  },
  cs: {
    later:
      'později|teď ne|ne teď|nyní ne|možná|více|další |zjistit|dozvědět|nastavení|možnosti|přeskoč|připom|podrobn|detail|jindy|potom|číst',
    choose:
      'vybr|výběr|vol|zvol|přizpůs|upravit|správa|spravov|preferenc|rozhod|jednotliv|předvol|vlastní|co |které|jaké',
    yes: 'přij|souhlas|povol|dovol|umožn|akcept|schval|schvál|svol|zapnout|ano ',
    vague: 'ok|pokrač|rozum|chápu|v pořádku|dobře|potvr|dále|jasn|beru na',
    no: 'ne |nepřij|nesouhlas|nepovol|nedovol|nechci|neakcept|neschval|neukl|nepouž|bez|odm|zamít|pouze|jen |žádn|nikdy|zakáz|zakaz|odvol|vypn|blokov|nic ',
  },
  sk: {
    later:
      'neskôr|nie teraz|teraz nie|možno|viac|ďalšie|zisti|dozved|nastaven|možnosti|preskoč|pripom|podrobn|detail|inokedy|potom|čítať',
    choose:
      'vybr|výber|vyber|voľ|zvol|prispôs|uprav|správa|spravov|preferenc|rozhod|jednotliv|predvoľ|vlastn|čo |ktoré|aké',
    yes: 'prij|súhlas|povol|dovol|umožn|akcept|schvá|zapn|áno ',
    vague: 'ok|pokrač|rozum|chápem|v poriadku|dobre|potvr|ďalej|jasn|beriem na',
    no: 'nie |neprij|nesúhlas|nepovol|nedovol|nechc|neakcept|neschval|neukl|nepouž|bez|odm|zamiet|iba|len |žiad|nikdy|zakáz|zakaz|odvol|vypn|blokov|nič ',
  },
  pl: {
    later:
      'później|nie teraz|teraz nie|może |więcej|dowiedz|ustawieni|opcje|opcji|pomiń|przypomn|szczegół|przeczytaj|innym razem|potem',
    choose:
      'wyb|dostosu|dopasu|zarządz|preferenc|decyd|zdecyd|indywid|zaznacz|konfigur|określ|personaliz|spersonal|zmień|które|co ',
    yes: 'akcept|zaakcept|zgadz|zgod|zezw|pozw|przyjm|dopuszcz|włącz|tak ',
    vague: 'ok|kontynu|dalej|rozum|jasne|w porządku|potwierdz|zatwierdz|dobrze|przejdź',
    no: 'nie |bez |odrzu|odm|tylko|żad|nigdy|zabr|zakaz|sprzeciw|wycof|wyłącz|niezgod|zablok|blok|nic ',
  },
  mk: {
    later:
      'подоцна|не сега|сега не|можеби|дознај|повеќе|поставк|опции|прескокн|потсети|детал|прочитај|друг пат|потоа',
    choose: 'избер|избор|избир|одбер|прилагод|управу|преферен|одлуч|поединеч|уреди|што дозв',
    yes: 'прифа|соглас|дозвол|овозмож|одобр|пристан|вклуч|да ',
    vague: 'ok|ок |во ред|продолж|разбира|разбрав|сфат|потврд|добро|важи|натаму',
    no: 'не |одби|отфр|откаж|без|само |ништо|никогаш|забран|исклуч|оневозмож|ниеден|ниедно|немој|повле|блокир|против',
  },
  bg: {
    later:
      'по късно|не сега|сега не|може би|науч|повече|настройк|опции|пропусн|напомн|подробн|прочет|друг път|след това|детайл',
    choose:
      'избор|избер|избир|избр|персонализ|управл|предпочит|реша|решет|решен|настрой|отделн|индивид|какво|кои ',
    yes: 'прием|приет|приеми|съглас|разреш|позвол|одобр|включ|да ',
    vague: 'ok|ок |добре|продълж|разбрах|разбирам|потвърд|ясно|напред|нататък',
    no: 'без |не |отхв|отказ|откаж|само |единствено|нищо|никога|забран|изключ|никакв|несъглас|възраз|оттегл|блокир',
  },
  ru: {
    later:
      'позже|позднее|потом|не сейчас|сейчас не|может быть|возможно|подробн|узна|больше|настройк|параметр|опци|пропустить|пропуск|напомн|дополнительн|другой раз|детал|читать',
    choose:
      'выбор|выбр|выбир|выбер|настроить|персонал|управл|предпочт|решить|решать|изменить|отдельн|задать|индивид|какие',
    yes: 'приня|прини|приму|прием|соглас|разреш|позвол|одобр|допус|включить|да ',
    vague: 'ok|ок |хорошо|продолж|понятно|понял|ясно|подтверд|далее|дальше|ладно|окей',
    no: 'не |без |отклон|отказ|отверг|только|лишь|ничего|ничто|никогда|запре|нет |несоглас|отключ|возраж|отозв|заблок|блокир|никаки',
  },
  uk: {
    later:
      'пізніше|потім|згодом|не зараз|зараз не|можливо|детальн|докладн|дізна|більше|налаштуван|параметр|опці|пропуст|нагада|додатков|іншим разом|деталі|читати',
    choose: 'виб|обра|обир|обер|налаштувати|персонал|керува|керу|вподобан|виріш|змінити|окрем|які ',
    yes: 'прийм|прийн|погод|згод|згоден|дозвол|схвал|ухвал|увімк|так ',
    vague: 'ok|ок |добре|гаразд|продовж|зрозуміл|ясно|підтверд|далі',
    no: 'не |без |відхил|відмов|лише|тільки|нічого|ніколи|заборон|ні |незгод|вимкн|запереч|відклик|заблок|блок|жодн',
  },
  lt: {
    later:
      'vėliau|ne dabar|dabar ne|galbūt|sužino|daugiau|nustatym|parinkt|praleisti|prisimin|primin|išsam|skaity|detal|kitą kartą',
    choose:
      'pasirink|rinktis|renk|pritaik|tinkinti|tvarky|valdy|nuostat|nuspręs|parink|atskir|koreg|keisti|kuri|ką ',
    yes: 'priim|sutik|sutink|leis|leidž|pritar|įgalin|įjung|taip ',
    vague: 'ok|gerai|tęs|supratau|suprantu|aišku|patvirtin|toliau',
    no: 'ne |nesut|nepri|nelei|atmes|atmet|atsisak|be |tik |nieko|niekada|uždraus|draus|draudž|išjung|jokių|atšauk|prieštarau|nenor|nenaud|blokuo',
  },
  lv: {
    later:
      'vēlāk|ne tagad|ne tūlīt|tagad ne|varbūt|uzzin|vairāk|iestatījum|opcij|izlaist|atgādin|lasīt|detal|sīkāk|citreiz',
    choose:
      'izvēl|atlas|pielāgo|pārvald|preferenc|lemt|izlem|mainīt|atsevišķ|iestatīt|noteikt|kuras|kādas|ko ',
    yes: 'pieņem|piekrī|piekrit|atļau|akcept|ieslēg|jā ',
    vague: 'ok|labi|turpin|saprotu|sapratu|skaidrs|apstiprin|tālāk',
    no: 'ne |nepie|neatļ|neakcept|noraid|atteik|atsak|bez|tikai|neko|nekad|aizlie|izslēg|nevien|iebil|bloķ|atsauk|nevēl|nelieto',
  },
}
