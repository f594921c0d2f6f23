/** 53-bit string hash (two multiply-xor lanes); no secret rests on it, it only tells change. */
export const hash = (text: string): string => {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a ^= Math.imul(b ^ (b >>> 15), 1935289751)
  b ^= Math.imul(a ^ (a >>> 15), 3405138345)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
