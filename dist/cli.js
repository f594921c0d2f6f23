#!/usr/bin/env node
/*! cookie-consent-tool 0.1.0 | MIT */
import { inlineCore } from './inline.js';

/** dist/cli.js: `npx cookie-consent-tool snippet`. */
const HELP = `cookie-consent-tool snippet [--base /cct/]   prints the core, to be written at the top of <head>`;
const [command, ...rest] = process.argv.slice(2);
const at = rest.indexOf('--base');
if (command === 'snippet') {
    const { html, cspHash } = inlineCore({}, { base: (at < 0 ? undefined : rest[at + 1]) ?? '/cct/' });
    process.stdout.write(`${html}\n`);
    process.stderr.write(`script-src hash for a Content-Security-Policy: ${cspHash}\n`);
}
else {
    process.stderr.write(`${HELP}\n`);
    process.exitCode = command === undefined || command === '--help' ? 0 : 1;
}
