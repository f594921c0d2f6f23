/** SHA-256 of the files that the interface alone asks for; the build writes them in. */
export const hashes = { center: '', descriptions: '', check: '' }
