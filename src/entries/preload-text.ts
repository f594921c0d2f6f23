/**
 * What stands before the core in a page where `preload` is asked for. It has arrived with the first
 * packet of the page, so that the banner's files come while the core, thirty kilobytes of the page, is
 * still on its way; a visitor whose answer is stored fetches nothing.
 *
 * Every character counts for `preloadHash`, which is written down because a server that cannot hash
 * (an edge function) uses this file too; a test compares them.
 */
export const preloadText = `{const{dataset:{cctPreload:files},nonce}=document.currentScript;let kept="";try{kept=document.cookie}catch{}if(!/=v(=|%3D)1(&|%26)id/.test(kept))for(const[href,integrity]of Object.entries(JSON.parse(files)))document.head.append(Object.assign(document.createElement("link"),{rel:"preload",as:"script",crossOrigin:"anonymous",href,integrity,nonce}))}`

export const preloadHash = 'sha256-HHPizZ8UdsHW2/JRGybMwbJHy/CuSSsKHuYyrj0zew0='
