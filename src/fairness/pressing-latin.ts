/** Words that press, in languages written in Latin letters. */
import type { Pressing } from './lexicon'

export const pressingLatin: Readonly<Record<string, Pressing>> = {
  en: {
    guilt:
      'value your|care about your privacy|best experience|best possible|better experience|miss out|sorry|unfortunately|please accept|support us|i hate|i don’t care|no thanks, i|don’t like|help us|recommended|enjoy |delicious|yummy|limited version|worse|degraded|limited experience',
    urgency:
      'hurry|last chance|now or never|only today|limited time|before it|act now|don’t wait|expires soon',
  },
  de: {
    guilt:
      'liegt uns am herzen|schätzen ihre|bestes erlebnis|bestmöglich|beste nutzererlebnis|verpassen|leider|schade|bitte akzeptieren|bitte stimmen|unterstützen sie uns|empfohlen|nur eingeschränkt',
    urgency: 'beeilen|letzte chance|nur heute|jetzt oder nie|sofort zustimmen|nur noch',
  },
  fr: {
    guilt:
      'nous respectons votre vie privée|à cœur|meilleure expérience|meilleure navigation|manquer|malheureusement|dommage|veuillez accepter|merci d’accepter|soutenez|recommandé|version limitée',
    urgency: 'dépêchez|dernière chance|aujourd’hui seulement|maintenant ou jamais|vite ',
  },
  es: {
    guilt:
      'valoramos su|valoramos tu|mejor experiencia|mejor posible|se pierda|perderá|te pierdas|lamentablemente|lo sentimos|por favor, acept|por favor acept|apóyenos|recomendad|versión limitada',
    urgency: 'dese prisa|date prisa|última oportunidad|solo hoy|ahora o nunca',
  },
  it: {
    guilt:
      'teniamo alla|migliore esperienza|perdere|purtroppo|ci dispiace|ti preghiamo di accettare|si prega di accettare|sostienici|consigliato|versione limitata',
    urgency: 'affrettati|ultima occasione|solo oggi|ora o mai',
  },
  pt: {
    guilt:
      'valorizamos a sua|valorizamos sua|melhor experiência|melhor possível|perder|infelizmente|lamentamos|por favor, aceite|por favor aceite|apoie-nos|recomendad|versão limitada',
    urgency: 'apresse|última oportunidade|última chance|só hoje|agora ou nunca',
  },
  nl: {
    guilt:
      'hechten waarde|beste ervaring|best mogelijke|missen|helaas|jammer|accepteer alstublieft|steun ons|aanbevolen|beperkte versie',
    urgency: 'haast u|laatste kans|alleen vandaag|nu of nooit',
  },
  sv: {
    guilt: 'bästa upplevelse|bästa möjliga|gå miste|tyvärr|vänligen acceptera|rekommenderas',
    urgency: 'skynda|sista chansen|bara idag|nu eller aldrig',
  },
  da: {
    guilt: 'bedste oplevelse|bedst mulige|går glip|desværre|accepter venligst|anbefales',
    urgency: 'skynd dig|sidste chance|kun i dag|nu eller aldrig',
  },
  no: {
    guilt: 'beste opplevelse|best mulig|går glipp|dessverre|vennligst godta|anbefales',
    urgency: 'skynd deg|siste sjanse|kun i dag|nå eller aldri',
  },
  fi: {
    guilt: 'paras kokemus|parhaan mahdollisen|menetät|valitettavasti|ole hyvä ja hyväksy|suositel',
    urgency: 'pidä kiirettä|viimeinen tilaisuus|vain tänään|nyt tai ei koskaan',
  },
  pl: {
    guilt:
      'cenimy twoj|dbamy o twoj|najlepsze doświadcz|najlepszej jakości|stracisz|niestety|przykro|prosimy zaakceptować|zalecan',
    urgency: 'pospiesz|ostatnia szansa|tylko dziś|teraz albo nigdy',
  },
  cs: {
    guilt: 'vážíme si|nejlepší zážitek|co nejlepší|přijdete o|bohužel|prosím přijměte|doporučen',
    urgency: 'pospěšte|poslední šance|jen dnes|teď nebo nikdy',
  },
  sk: {
    guilt:
      'vážime si|najlepší zážitok|čo najlepší|prídete o|žiaľ|bohužiaľ|prosím prijmite|odporúčan',
    urgency: 'ponáhľajte|posledná šanca|len dnes|teraz alebo nikdy',
  },
  hu: {
    guilt:
      'fontos számunkra|legjobb élmény|lehető legjobb|lemarad|sajnos|kérjük, fogadja el|ajánlott',
    urgency: 'siessen|utolsó esély|csak ma|most vagy soha',
  },
  ro: {
    guilt: 'prețuim|cea mai bună experiență|pierdeți|din păcate|vă rugăm să acceptați|recomandat',
    urgency: 'grăbiți|ultima șansă|doar azi|acum ori niciodată',
  },
  hr: {
    guilt: 'cijenimo|najbolje iskustvo|propustit|nažalost|molimo prihvatite|preporučen',
    urgency: 'požurite|posljednja prilika|samo danas|sad ili nikad',
  },
  sl: {
    guilt: 'cenimo vašo|najboljšo izkušnjo|zamudili|žal |prosimo, sprejmite|priporočen',
    urgency: 'pohitite|zadnja priložnost|samo danes|zdaj ali nikoli',
  },
  et: {
    guilt: 'hindame teie|parim kogemus|parima kogemuse|jääte ilma|kahjuks|palun nõustuge|soovitata',
    urgency: 'kiirustage|viimane võimalus|ainult täna|nüüd või mitte',
  },
  lv: {
    guilt: 'mēs vērtējam|labāko pieredzi|palaidīsiet garām|diemžēl|lūdzu, pieņemiet|ieteicam',
    urgency: 'pasteidzieties|pēdējā iespēja|tikai šodien|tagad vai nekad',
  },
  lt: {
    guilt: 'vertiname jūsų|geriausią patirtį|prarasite|deja|prašome sutikti|rekomenduojam',
    urgency: 'paskubėkite|paskutinė galimybė|tik šiandien|dabar arba niekada',
  },
  af: {
    guilt:
      'waardeer u privaatheid|beste ervaring|beste moontlike|mis uit|ongelukkig|jammer|aanvaar asseblief|aanbeveel',
    urgency: 'maak gou|laaste kans|net vandag|nou of nooit',
  },
  bs: {
    guilt: 'cijenimo|najbolje iskustvo|propustit|nažalost|molimo prihvatite|preporučen',
    urgency: 'požurite|posljednja prilika|samo danas|sad ili nikad',
  },
  ca: {
    guilt:
      'valorem la vostra|valorem la teva|millor experiència|perdreu|lamentablement|ho sentim|accepteu si us plau|recomanat',
    urgency: 'afanyeu-vos|última oportunitat|només avui|ara o mai',
  },
  cy: {
    guilt:
      'gwerthfawrogi eich|profiad gorau|colli allan|yn anffodus|mae’n ddrwg gennym|derbyniwch os gwelwch|argymhellir',
    urgency: 'brysiwch|cyfle olaf|heddiw yn unig|nawr neu byth',
  },
  eu: {
    guilt:
      'zure pribatutasuna garrantzitsua|esperientziarik onena|galduko duzu|zoritxarrez|sentitzen dugu|onartu mesedez|gomendatua',
    urgency: 'azkar|azken aukera|gaur bakarrik|orain edo inoiz',
  },
  ga: {
    guilt:
      'tábhachtach dúinn|taithí is fearr|caillfidh tú|ar an drochuair|tá brón orainn|glac leis le do thoil|molta',
    urgency: 'brostaigh|deis dheireanach|inniu amháin|anois nó choíche',
  },
  gl: {
    guilt:
      'valoramos a súa|mellor experiencia|perderá|por desgraza|sentímolo|acepte por favor|recomendad',
    urgency: 'apresúrese|última oportunidade|só hoxe|agora ou nunca',
  },
  is: {
    guilt: 'okkur er annt|bestu upplifun|missir af|því miður|vinsamlegast samþykktu|mælt með',
    urgency: 'flýttu þér|síðasta tækifæri|aðeins í dag|núna eða aldrei',
  },
  ms: {
    guilt: 'menghargai privasi|pengalaman terbaik|terlepas peluang|malangnya|sila terima|disyorkan',
    urgency: 'segera bertindak|peluang terakhir|hari ini sahaja',
  },
  mt: {
    guilt:
      'napprezzaw il-privatezza|l-aħjar esperjenza|titlef|sfortunatament|jiddispjaċina|jekk jogħġbok aċċetta|rakkomandat',
    urgency: 'għaġġel|l-aħħar ċans|illum biss|issa jew qatt',
  },
  sq: {
    guilt:
      'vlerësojmë privatësinë|përvojën më të mirë|do të humbisni|fatkeqësisht|na vjen keq|ju lutemi pranoni|rekomandohet',
    urgency: 'nxitoni|mundësia e fundit|vetëm sot|tani ose kurrë',
  },
  sr: {
    guilt:
      'cenimo|најбоље искуство|najbolje iskustvo|пропустићете|propustićete|нажалост|nažalost|молимо прихватите|molimo prihvatite|препоручен|preporučen',
    urgency: 'пожурите|požurite|последња прилика|poslednja prilika|само данас|samo danas',
  },
  sw: {
    guilt:
      'tunathamini faragha|matumizi bora zaidi|utakosa|kwa bahati mbaya|samahani|tafadhali kubali|inapendekezwa',
    urgency: 'harakisha|nafasi ya mwisho|leo tu|sasa au kamwe',
  },
  tr: {
    guilt: 'önemsiyoruz|en iyi deneyim|kaçır|maalesef|ne yazık|lütfen kabul|önerilen',
    urgency: 'acele|son şans|sadece bugün|ya şimdi',
  },
  vi: {
    guilt:
      'coi trọng quyền riêng tư|trải nghiệm tốt nhất|bỏ lỡ|rất tiếc|vui lòng chấp nhận|khuyến nghị',
    urgency: 'nhanh lên|cơ hội cuối|chỉ hôm nay',
  },
  id: {
    guilt: 'menghargai privasi|pengalaman terbaik|ketinggalan|sayangnya|mohon terima|disarankan',
    urgency: 'segera|kesempatan terakhir|hanya hari ini',
  },
}
