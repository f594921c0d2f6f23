/** What labels say in French, Spanish, Italian, Portuguese and their relatives. */
import type { LabelWords } from './labels'

export const romance: Readonly<Record<string, LabelWords>> = {
  fr: {
    later:
      'plus tard|pas maintenant|peut être|savoir plus|en savoir|plus d|voir plus|lire |paramètr|paramétr|options|réglages|passer|rappel|ignorer|détails|une autre fois',
    choose:
      'chois|choix|sélection|personnalis|gérer|gestion|préféren|préfér|décid|configur|individuel|un par un|affiner|modifier|ajuster|définir|ce que|quels|quelles',
    yes: 'accept|autoris|d’accord|consen|permet|permis|approuv|agré|activ|adhér|acquiesc|oui ',
    vague:
      'ok|continu|compris|entendu|parfait|confirm|valid|poursuiv|c’est bon|bien |suivant|accéder au site',
    no: 'non |pas |sans|refus|ne |n’|rejet|déclin|aucun|rien|jamais|uniquement|seul|interdi|désactiv|oppos|désaccord|bloqu|retir|sauf',
  },
  es: {
    later:
      'más tarde|ahora no|no ahora|después|luego|quizá|tal vez|más |saber más|conocer|leer |ajustes|configura|opciones|omitir|saltar|recuérd|recordar|detalles|en otro momento',
    choose:
      'eleg|elij|elecci|escog|selec|personaliz|gestion|preferenc|decid|administr|individual|prefier|modific|cuáles',
    yes: 'acept|permit|de acuerdo|consent|consient|autoriz|aprob|aprueb|admit|activ|sí ',
    vague: 'ok|continu|entend|entiend|vale |confirm|seguir|siguiente|perfecto|listo|bien ',
    no: 'no |sin |rechaz|deneg|denieg|niego|negar|ningun|nada|nunca|solo|únic|prohib|desactiv|oponer|opong|opos|declin|bloque|revoc|retir|excepto|salvo|desacuerdo',
  },
  it: {
    later:
      'più tardi|non ora|non adesso|dopo|forse|scopri|opzioni|altre opzioni|più |maggiori|saperne|leggi|impostazioni|salta|ricorda|dettagli|un’altra volta',
    choose:
      'scegl|scelt|selez|personaliz|gesti|preferenz|decid|configur|individual|regol|modific|cosa |quali ',
    yes: 'accett|consent|consens|acconsent|accord|permett|autorizz|approv|ammett|attiv|sì ',
    vague:
      'ok|continu|ho capito|capito|va bene|conferm|prosegu|procedi|avanti|bene |d’intesa|ho letto',
    no: 'non |no |senza|rifiut|nego|negare|nega |nessun|nulla|niente|mai |solo|soltanto|unicamente|vieta|disattiv|oppor|oppon|declin|respin|revoc|blocc|tranne|disaccord',
  },
  pt: {
    later:
      'mais tarde|agora não|não agora|depois|talvez|mais |saiba|ler |leia|opções|definições|configura|ignorar|pular|saltar|lembr|detalhes|noutra altura|outra hora',
    choose:
      'escolh|selec|selecion|personaliz|gerir|gerenc|gestão|preferênc|prefer|decid|individual|ajust|administr|modific|quais ',
    yes: 'aceit|permit|concord|consent|consint|autoriz|aprov|ativ|activ|acordo|sim ',
    vague:
      'ok|continu|entend|perceb|compreend|confirm|prossegu|seguir|avançar|certo|tudo bem|está bem|ciente',
    no: 'não|sem |rejeit|recus|nego |negar|nenhum|nada|nunca|só |apenas|somente|unicamente|proib|desativ|desactiv|opor|oponh|declin|discord|bloque|revog|retir|exceto|excepto',
  },
  gl: {
    later:
      'máis tarde|agora non|non agora|despois|quizais|talvez|máis |ler |opcións|axustes|configura|omitir|saltar|lembr|detalles',
    choose:
      'escoll|elix|elec|selec|personaliz|xestion|preferenc|decid|individual|administr|axust|modific|cales',
    yes: 'acept|permit|de acordo|consent|consint|autoriz|aprob|activ|admit|si ',
    vague: 'ok|continu|entend|comprend|confirm|seguir|seguinte|vale |ben ',
    no: 'non |sen |rexeit|negar|deneg|ningun|nada|nunca|só |soamente|unicamente|prohib|desactiv|opoñ|opor|declin|bloque|retir|agás|recus|desacordo',
  },
  ca: {
    later:
      'més tard|ara no|no ara|després|potser|més |saber ne|llegi|opcions|configura|paràmetres|ajust|omet|salta|recorda|detalls|en un altre moment',
    choose:
      'tria|trii|escull|escoll|selec|personalitz|gestion|preferènc|prefer|decid|administr|individual|modific|quines|quins|les opcions',
    yes: 'accept|permet|permís|permès|d’acord|acord|consent|autoritz|aprov|activ|admet|sí ',
    vague: 'ok|continu|entès|entesos|entén|confirm|segueix|segü|endavant|molt bé|val ',
    no: 'no |sense|rebutj|rebutg|refus|dene|nega|cap |res |mai |només|únicament|prohib|desactiv|oposar|oposo|declin|bloque|retir|excepte|desacord',
  },
  ro: {
    later:
      'mai târziu|nu acum|acum nu|ulterior|află|mai mult|detalii|setări|opțiuni|omit|sări |sari |amint|poate |citește|altă dată',
    choose:
      'aleg|alege|selec|personaliz|gestion|preferinț|prefer|decid|configur|administr|individual|ajust|particulariz|modific|opțiunile|ce ',
    yes: 'accept|permit|de acord|acord|consim|autoriz|aprob|activ|da ',
    vague: 'ok|continu|am înțeles|înțeleg|în regulă|bine |confirm|mai departe|perfect ',
    no: 'nu |fără|respin|refuz|niciun|nicio|nimic|niciodată|doar|numai|interzi|dezactiv|opun |opoziț|declin|bloc|retrag|dezacord|exclusiv',
  },
}
