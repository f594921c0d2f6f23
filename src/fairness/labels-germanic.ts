/** What labels say in English, German, Dutch and the languages of the North. */
import type { LabelWords } from './labels'

export const germanic: Readonly<Record<string, LabelWords>> = {
  en: {
    later:
      'later|not now|not yet|maybe|more |learn|read |find out|settings|options|remind|skip|another time|ask me again',
    choose:
      'choos|choice|select|custom|preference|manage|decide|pick|adjust|configure|individual|review|let me|what |which ',
    yes: 'accept|agree|allow|consent|permit|approve|authori|enable|yes |opt in',
    vague: 'ok|continue|got it|understood|i understand|sure |proceed|confirm|go on|dismiss|alright',
    no: 'not |no |none|nothing|never|without|reject|refus|declin|don’t|cannot|deny|disagree|disallow|withdraw|revoke|object|opt out|only|disable|block|forbid|prohibit',
  },
  de: {
    later:
      'später|jetzt nicht|nicht jetzt|vielleicht|erinner|mehr |erfahren|weitere |details|*optionen|*einstellungen|überspring',
    choose:
      '*auswahl|auswähl|ausgewähl|wähl|gewähl|anpass|präferenz|verwalt|entscheid|individuell|einzeln|festleg|konfigur|selbst|welche|was ',
    yes: 'akzept|zustimm|stimme|einverstanden|einwillig|willige|erlaub|zulass|gestatt|annehm|genehmig|aktivier|ja ',
    vague:
      'ok|weiter |fortfahren|verstanden|alles klar|in ordnung|bestätig|gut |zur kenntnis|geht klar',
    no: 'nicht|ohne|ablehn|lehn|abgelehnt|nein|kein|verweiger|widersprech|widerruf|verbiet|nur |nie |niemals|deaktivier|untersag|blockier',
  },
  nl: {
    later:
      'later|niet nu|nu niet|misschien|meer |lees|*instellingen|*opties|overslaan|sla over|herinner|details',
    choose:
      'kies|kiez|gekozen|*keuze|selec|*voorkeur|aanpas|pas aan|behe|beslis|bepaal|zelf|instellen|stel in|individue|wat |welke ',
    yes: 'accept|akkoord|toest|sta |instem|stem |goedkeur|toelat|laat alles toe|laat toe|aanvaard|mee eens|ja ',
    vague:
      'ok|doorgaan|ga door|ga verder|verder|begrepen|ik begrijp|prima|bevestig|duidelijk|in orde',
    no: 'niet|geen|zonder|weiger|afwijz|afgewezen|wijs |nee |nooit|verbied|alleen|enkel|slechts|intrek|bezwaar|uitschakel|blokke',
  },
  af: {
    later:
      'later|nie nou|nou nie|dalk|miskien|meer |leer |*instellings|*opsies|slaan oor|oorslaan|herinner',
    choose:
      'kies|gekies|*keuse|selek|gekose|*voorkeur|aanpas|pas aan|bestuur|besluit|self|stel op|watter|wat ',
    yes: 'aanvaar|aksepteer|stem |instem|saamstem|toestem|toelaat|toegelaat|laat toe|laat al|toe |akkoord|goedkeur|ja ',
    vague: 'ok|gaan voort|voortgaan|verstaan|reg so|bevestig|in orde|goed ',
    no: 'nie |geen|sonder|weier|verwerp|nee |nooit|net |slegs|afwys|wys |beswaar|verbied|blokkeer',
  },
  sv: {
    later:
      'senare|inte nu|nu inte|kanske|läs |mer |*inställningar|*alternativ|hoppa över|påminn|detaljer|en annan gång',
    choose:
      'välj|valda|valt |*val |*valen |*preferens|anpassa|hantera|bestäm|själv|urval|ställ in|justera|vilka|vad ',
    yes: 'accept|godkänn|tillåt|samtyck|medge|instämm|går med|håller med|ja ',
    vague:
      'ok|fortsätt|jag förstår|förstår|förstått|uppfattat|bekräfta|vidare|gå vidare|i sin ordning',
    no: 'inte|utan|neka|avvisa|avböj|nej|ej |aldrig|inga |ingen|inget|endast|bara |förbjud|vägra|återkalla|motsätt|blockera|stäng av',
  },
  da: {
    later:
      'senere|ikke nu|nu ikke|måske|læs |mere|flere |*indstillinger|*muligheder|spring over|påmind|mind mig|detaljer',
    choose:
      'vælg|udvælg|udvalgte|valgt|valg|*valg |*valgene|tilpas|administ|præferenc|bestem|selv|juster|hvad|hvilke',
    yes: 'accept|tillad|samtyk|godkend|godta|enig|giv lov|giv samtykke|tilslut|ja ',
    vague: 'ok|fortsæt|forstået|jeg forstår|forstår|videre|gå videre|bekræft|i orden|fint ',
    no: 'ikke|uden|afvis|afslå|nej|ingen|intet|aldrig|kun |bare |forbyd|nægt|tilbagekald|fravælg|fravalg|bloker',
  },
  no: {
    later:
      'senere|seinare|ikke nå|ikkje no|kanskje|les |mer |meir|flere |fleire |*innstillinger|*innstillingar|*alternativer|hopp over|påminn|minn meg|detaljer',
    choose:
      'velg|valg|valgt|*valg |*valgene|vel |val |valde|tilpass|administ|preferans|bestem|selv|sjølv|juster|utvalg|hvilke|hva |kva ',
    yes: 'godta|aksepter|tillat|tillet|samtyk|godkjenn|enig|einig|gi samtykke|ja ',
    vague:
      'ok|fortsett|hald fram|forstått|jeg forstår|forstår|videre|gå videre|bekreft|i orden|greit',
    no: 'ikke|ikkje|uten|utan|avvis|avslå|nei|ingen|inga |aldri|kun |bare |berre|nekt|forby|trekk|reserver|blokker|slå av',
  },
  is: {
    later:
      'seinna|síðar|ekki núna|kannski|nánar|meira|stillingar|*stillingar|fleiri|sleppa|minna mig|minntu|lesa ',
    choose:
      'velja|veldu|vel |val|sérsn|sníða|stjórna|umsjón|ákveð|ákvarða|aðlaga|breyta|hvað |hvaða ',
    yes: 'samþykk|leyf|heimil|sammála|þigg|já ',
    vague: 'ok|í lagi|allt í lagi|halda áfram|áfram|skil |skilið|ég skil|staðfest|gott ',
    no: 'ekki|án |hafn|nei |engin|engar|ekkert|aldrei|aðeins|einungis|eingöngu|bara |neit|synja|banna|afþakk|ósammála|útiloka',
  },
}
