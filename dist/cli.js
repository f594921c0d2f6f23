#!/usr/bin/env node
/*! cookie-consent-tool 0.1.0 | MIT */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inlineCore } from './inline.js';

/** dist/cli.js: `npx cookie-consent-tool snippet`, `npx cookie-consent-tool sri`. */
const HELP = `cookie-consent-tool snippet [--base /cct/]   prints the core, to be written at the top of <head>
cookie-consent-tool sri [--base /cct/]       prints the tag of this release with its integrity`;
const read = () => {
    try {
        return parseArgs({
            allowPositionals: true,
            options: { base: { type: 'string', default: '/cct/' }, help: { type: 'boolean' } },
        });
    }
    catch (error) {
        process.stderr.write(`${error.message}\n\n`);
        return null;
    }
};
const { values, positionals } = read() ?? { values: { base: '' }, positionals: ['?'] };
const command = values.help ? undefined : positionals.join(' ');
const base = values.base.replace(/\/?$/, '/');
const tag = (name) => {
    const { files } = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8'));
    return `<script src="${base}${name}" integrity="${files[name]?.integrity}" crossorigin="anonymous"></script>`;
};
if (command === 'snippet') {
    const { html, cspHash } = inlineCore({}, { base });
    process.stdout.write(`${html}\n`);
    process.stderr.write(`script-src hash for a Content-Security-Policy: ${cspHash}\n`);
}
else if (command === 'sri') {
    process.stdout.write(`${tag('cct.js')}\n`);
    process.stderr.write(`core by tag instead: ${tag('cct.core.js')}\n`);
}
else {
    process.stderr.write(`${HELP}\n`);
    process.exitCode = command ? 1 : 0;
}
