/**
 * Is the device's clock set to a place where nothing optional may run without a yes? A guess: it may
 * make the rules stricter, never looser. All of Europe, Africa and the Atlantic and Indian oceans
 * are such places, with what is French in America; so is Asia but for Japan and Singapore.
 */
export const isZoneOfOptIn = (zone: string): boolean =>
  /^(Europe|Arctic|Africa|Atlantic|Indian)\/|^Asia\/(?!Tokyo|Singapore)|^America\/(Cayenne|Guadeloupe|Martinique|Marigot|St_Barthelemy|Miquelon|Sao_Paulo|Bahia|Argentina)/.test(
    zone,
  )
