/** What labels say in the other languages of Latin letters. */
import type { LabelWords } from './labels'

export const latin: Readonly<Record<string, LabelWords>> = {
  fi: {
    later:
      'myöhemmin|ei nyt|ehkä|lisätieto|lisää |*asetukset|*asetuksia|vaihtoehto|ohita|muistuta|lue |tutustu|tarkemmat|toiste',
    choose:
      'valits|valin|*valinta|*valinnat|valit|muokkaa|mukauta|hallit|hallin|päätä|päättää|mieltymy|säädä|yksittä|yksitellen|itse|mitä |mitkä ',
    yes: 'hyväksy|salli|suostu|kyllä|joo|ota käyttöön|annan luvan',
    vague: 'ok|jatka|selvä|asia selvä|ymmär|vahvista|eteenpäin|sopii|hyvä on',
    // "Jatka hyväksymättä": without accepting.
    no: 'ei |en |älä|ilman|hylk|hylä|kiell|kieltä|*mättä |*matta |vain |pelkästään|ainoastaan|estä|peru|torju|vastust|poista',
  },
  et: {
    later:
      'hiljem|mitte praegu|praegu mitte|võib olla|lisateave|lisainfo|rohkem|loe |seaded|*seaded|sätted|jäta vahele|tuleta|meenuta|üksikasj|täpsem',
    choose:
      'vali|valik|*valik|kohanda|halda|haldus|eelistus|otsusta|muuda|määra|seadista|ise |mida |milliseid',
    yes: 'nõus|aktsept|luba|kiida heaks|võta vastu|võtan vastu|jah ',
    vague: 'ok|jätka|sain aru|saan aru|selge|edasi|kinnita|hästi|hea küll|mõistan',
    // "Jätka nõustumata": without agreeing.
    no: 'ei |mitte|keeldu|keela|ilma|lükka|ära |ärge|ainult|üksnes|vaid |*mata |nõusolekuta|ühtegi|kunagi|blokeeri|vaidle|tühista|võta tagasi',
  },
  hu: {
    later:
      'később|most nem|nem most|ne most|majd |talán|további|tovább infó|bővebb|részlet|több|tudjon meg|*beállítás|lehetőség|kihagy|emlékeztes|máskor',
    choose:
      '*választ|testresz|személyre|kezel|preferenc|dönt|egyéni|egyenként|módosít|szab|mit |melyik',
    yes: 'elfogad|enged|engedély|hozzájárul|beleegy|egyetért|jóváhagy|fogadom el|fogadja el|fogadd el|bekapcsol|igen',
    vague: 'ok|rendben|tovább |folytat|értem|értettem|megért|megerős|jó |jól van',
    no: 'nem |nélkül|elutas|utasít|ne |csak|kizárólag|megtagad|tilt|letilt|visszavon|semmi|soha|tiltakoz|kikapcsol|blokkol|sem ',
  },
  tr: {
    later:
      'sonra|şimdi değil|belki|daha fazla|fazla|ayar|*ayarlar|seçenekler|atla|hatırlat|bilgi|ayrıntı|detay|öğren|oku ',
    choose: 'seç|tercih|özelleş|yönet|karar|kişisel|düzenle|belirle|ayarla|tek tek|neye |hangi',
    yes: 'kabul|izin|onay|rıza|muvafak|katılıyor|etkinleştir|evet',
    vague: 'ok|tamam|devam|anlad|peki|ilerle|pekala',
    no: 'red |redd|etme|etmi|etmem|verme|vermi|hayır|olmadan|onaylama |onaylamı|asla|hiç|yalnız|sadece|yok |engelle|yasak|değil|devre dışı|katılmı|istemi|geri çek',
  },
  eu: {
    later:
      'geroago|gero |orain ez|agian|gehiago|ezarpen|konfigura|saltatu|gogorarazi|xehetasun|irakurri',
    choose:
      'aukera|hauta|pertsonaliza|kudea|lehentas|hobespen|erabaki|doitu|banaka|zer |zein |zeintzuk',
    yes: 'onar|baimen|ados|adostas|konforme|onets|onetsi|gaitu|bai ',
    vague: 'ok|jarraitu|ulertu|ulertzen|berretsi|aurrera|ederki',
    no: 'ez |uka|ukat|gabe|bazter|errefus|uko |inoiz|bakarrik|soilik|debeka|desgaitu|desaktiba|blokea|ezezta|ezetsi',
  },
  cy: {
    later:
      'nes ymlaen|wedyn|nid nawr|dim nawr|ddim nawr|efallai|mwy|rhagor|dysgu|darllen|gosodiadau|opsiynau|hepgor|sgipio|atgoff|manylion|rywbryd eto',
    choose:
      '*dewis|ddewis|newis|addas|rheoli|penderfyn|personoli|ffafriaeth|newid|fesul un|beth |pa ',
    yes: 'derbyn|dderbyn|nerbyn|caniat|ganiat|chaniat|nghaniat|cytun|gytun|chytun|cydsyn|gydsyn|galluogi|ie |ydw ',
    vague: 'ok|iawn|parhau|barhau|deall|ddeall|cadarnh|mynd ymlaen|bwrw ymlaen',
    no: 'nid |ni |na |heb|*gwrthod|wrthod|dim |ddim|byth|yn unig|anghytun|gwahardd|peidi|beidi|analluogi|gwrthwyneb|rhwystro|tynnu’n ôl',
  },
  ga: {
    later:
      'níos déanaí|ar ball|ní anois|ná anois|nach anois|b’fhéidir|tuilleadh|níos mó|sonraí|léigh|socruithe|scip|meabhr|roghanna eile|am eile',
    choose:
      'roghn|rogha|saincheap|bainist|sainrogh|socraigh|oiriúnaigh|pearsant|phearsant|athraigh|cad |céard|cé acu',
    yes: 'glac|ghlac|nglac|cead|chead|gcead|toilí|thoilí|toiligh|aontaigh|aontaím|aontú|faomh|ligean|lig |cumasaigh',
    vague: 'ok|lean|ar aghaidh|tuigim|tuigthe|ceart go leor|maith go leor|deimhnigh',
    no: 'ní |ná |gan |diúlt|dhiúlt|ndiúlt|nach |amháin|níl|cosc|chosc|díchumas|easaont|eitigh|séan|tarraing siar|bac ',
  },
  sq: {
    later:
      'më vonë|jo tani|tani jo|ndoshta|më shumë|mëso|cilësim|rregullim|parametra|opsione|kapërce|anashkalo|kujto|detaje|lexo|herë tjetër',
    choose:
      'zgjidh|zgjedh|përzgj|personaliz|menaxh|preferenc|vendos|përshtat|ndrysho|çfarë|cilat|një nga një',
    yes: 'prano|pranim|lejo|lejim|pajtoh|dakord|autorizo|mirato|aprovo|pëlqe|aktivizo|po ',
    vague: 'ok|vazhdo|kuptova|kuptoj|e kuptova|në rregull|konfirmo|mirë|vijo|vijoni',
    no: 'jo |nuk|pa |refuz|mos |kurrë|asnjë|asgjë|vetëm|ndalo|hidh poshtë|kundërsh|çaktivizo|s’|blloko|moho|tërhiq',
  },
  mt: {
    later:
      'aktar|iktar|mhux issa|forsi|settings|aqbeż|fakkarni|għażliet oħra|kun af|aqra|dettalji|darb’oħra|wara ',
    choose:
      'agħżel|agħżlu|nagħżel|tagħżel|magħżul|għaż|ippersonalizz|immaniġġ|timmaniġġ|preferenz|iddeċiedi|aġġusta|biddel|x’|liema',
    yes: 'aċċett|naċċett|taċċett|ippermett|nippermett|tippermett|permess|naqbel|kunsens|awtorizz|approva|napprova|iva ',
    vague: 'ok|kompli|fhimt|tajjeb|ikkonferma|sew ',
    no: 'ma |mhux|mingħajr|irrifjut|nirrifjut|tirrifjut|le |xejn|qatt|biss|iċħad|niċħad|tiċħad|ipprojbi|m’|ebda|imblokk|iddiżattiva',
  },
  sw: {
    later:
      'baadaye|sio sasa|si sasa|labda|pengine|zaidi|jifunze|soma|mipangilio|ruka |kumbush|nikumbush|maelezo|wakati mwingine',
    choose:
      '*chagu|teua|machaguo|chaguzi|dhibiti|badilisha|binafsi|mapendeleo|simamia|amua|rekebisha|gani ',
    // The person is written before the word: "ninakubali", "sikubali".
    yes: '*kubali|*ruhusu|*idhini|*ridhia|*afiki|washa|ndiyo',
    vague: 'ok|sawa|endelea|nimeelewa|naelewa|thibitisha|vyema|haya ',
    no: 'bila|*kataa|hapana|si |sio |usi|msi|siku|siru|siri|siaf|siid|sitaki|hakuna|kamwe|tu |pekee|zuia|batilisha|pinga|zima',
  },
  id: {
    later:
      'nanti|lain kali|jangan sekarang|tidak sekarang|belum|mungkin|pelajari|selengkapnya|lebih lanjut|info|pengaturan|setelan|opsi|lewati|ingatkan|lainnya|detail|baca',
    choose:
      '*pilih|sesuaikan|menyesuaikan|atur|mengatur|kelola|mengelola|preferensi|tentukan|putuskan|kustom|ubah|mana |apa ',
    yes: 'terima |menerima|setuju|menyetujui|izin|mengizinkan|diizinkan|perboleh|bolehkan|aktifkan|sepakat|persetuju|ya ',
    vague: 'ok|lanjut|teruskan|mengerti|saya mengerti|paham|baik|konfirmasi|mengonfirmasi',
    no: 'tolak|menolak|penolak|tidak|tanpa|jangan|bukan|hanya|saja|tak |larang|melarang|nonaktif|menonaktif|batalkan|blokir|cabut|keberatan',
  },
  ms: {
    later:
      'nanti|kemudian|lain kali|bukan sekarang|mungkin|ketahui|lanjut|selanjutnya|tetapan|pilihan lain|langkau|ingatkan|butiran|baca|lagi ',
    choose:
      '*pilih|sesuaikan|menyesuaikan|urus|mengurus|keutamaan|tentukan|tetapkan|putuskan|ubah|mana |apa ',
    yes: 'terima |menerima|setuju|bersetuju|benarkan|membenarkan|dibenarkan|izinkan|mengizinkan|persetuju|kebenaran|luluskan|aktifkan|ya ',
    vague: 'ok|teruskan|faham|saya faham|baik|sahkan|seterusnya',
    no: 'tolak|menolak|tidak|tanpa|jangan|bukan|hanya|sahaja|tak |larang|melarang|nyahaktif|sekat|tarik balik|enggan|halang|bantah',
  },
  vi: {
    later:
      'để sau|sau |lúc khác|lần khác|không phải bây giờ|chưa phải|có lẽ|tìm hiểu|xem thêm|thêm |đọc |tùy chọn|tuỳ chọn|cài đặt|thiết lập|bỏ qua|nhắc|chi tiết',
    choose:
      'chọn|lựa|tùy|tuỳ|quản lý|quản lí|quyết định|cá nhân|điều chỉnh|ưu tiên|những gì|từng mục',
    yes: 'chấp nhận|đồng ý|cho phép|chấp thuận|tán thành|bật |có |vâng',
    vague: 'ok|tiếp tục|đã hiểu|tôi hiểu|hiểu |hiểu rồi|xác nhận|được |tiếp ',
    no: 'không|từ chối|chỉ |đừng|chớ|chưa|cấm|tắt |chặn|trừ |ngoại trừ|phản đối|rút |vô hiệu',
  },
}
