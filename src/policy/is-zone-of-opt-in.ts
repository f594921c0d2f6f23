/**
 * Is the device's clock set to a place where nothing optional may run without a yes? A guess: it may
 * make the rules stricter, never looser. All of Europe, Africa and the Atlantic and Indian oceans
 * are such places, with what is French, Brazilian or Argentine in America, by the beginnings of its names,
 * old ones too, which browsers keep; so is Asia but for Japan and Singapore.
 */
export const isZoneOfOptIn = (zone: string): boolean =>
  /^(Europe|Arctic|Africa|Atlantic|Indian)\/|^Asia\/(?!Tokyo|Singapore)|^America\/(Arg|Bah|Belem|Buen|Caye|Cord|Forta|Guad|Manaus|Mari|Mart|Miq|Rec|Sao|St_B)/.test(
    zone,
  )
