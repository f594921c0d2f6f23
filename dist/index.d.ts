import { SiteConfig, Model, Service } from './config.js';
export { Category, Choice, Compat, CompatTool, CookieDeclaration, GoogleSignal, RegionOverride, Request, TextOverrides, ThemeTokens } from './config.js';
import { Receipt } from './receipt.js';

/** What a fair screen keeps to, and who says so. */
interface Finding {
    /** Which rule is broken. */
    readonly rule: RuleName;
    /** Where the rule comes from. */
    readonly source: string;
    /** The setting to change, `theme.fill`; */
    readonly path?: string;
    /** or the element on screen, by its public hook. */
    readonly element?: string;
    readonly message: string;
}
declare const rules: {
    readonly 'same-layer': "Cookie Banner Taskforce report (2023), type A; CNIL deliberation 2020-092, § 2; GDPR 7(3)";
    readonly 'equal-buttons': "Cookie Banner Taskforce report (2023), types D and E; EDPB Guidelines 03/2022; 11 CCR 7004(a)(2)";
    readonly 'neutral-focus': "EDPB Guidelines 05/2020, 3.1; 11 CCR 7004(a)(4)";
    readonly 'nothing-preset': "CJEU C-673/17 (Planet49); Cookie Banner Taskforce report (2023), type B";
    readonly 'honest-essential': "Cookie Banner Taskforce report (2023), types H and I; EDPB Guidelines 03/2022";
    readonly 'honest-close': "EDPB Guidelines 05/2020, 3.4; 11 CCR 7004(a)(4)";
    readonly granular: "EDPB Guidelines 05/2020, 3.1.3; GDPR recital 43";
    readonly 'complete-first-layer': "EDPB Guidelines 05/2020, 3.3.1; CNIL deliberation 2020-091, art. 2";
    readonly 'complete-second-layer': "GDPR 13; CNIL deliberation 2020-091, art. 2";
    readonly 'neutral-words': "EDPB Guidelines 03/2022 (emotional steering); 11 CCR 7004(a)(3); 4 CCR 904-3-7.09";
    readonly 'easy-withdrawal': "GDPR 7(3); Cookie Banner Taskforce report (2023), type K";
    readonly 'no-nagging': "CNIL deliberation 2020-091, art. 2; EDPB Guidelines 03/2022 (continuous prompting)";
    readonly legible: "Cookie Banner Taskforce report (2023), types C to E; WCAG 2.2, 1.4.3";
    readonly readable: "the configuration reference: what is wrong is left out, so the default holds";
    readonly unambiguous: "11 CCR 7004(a)(2) and (4); 4 CCR 904-3-7.09; WCAG 2.2, 1.4.1";
};
type RuleName = keyof typeof rules;

/** For a site's own tests: is what the visitor meets fair? */

/** The part of a Playwright page that is used; any driver of that shape will do. */
interface FairnessPage {
    evaluate<T>(script: string): Promise<T>;
    waitForTimeout(ms: number): Promise<void>;
    viewportSize?(): {
        width: number;
        height: number;
    } | null;
    setViewportSize?(size: {
        width: number;
        height: number;
    }): Promise<void>;
}
interface CheckFairness {
    /** What is on screen in this page now. */
    (): Finding[];
    /** A driven page: its banner and its preference center, on a small screen and a large one. */
    (page: FairnessPage): Promise<Finding[]>;
    /** A configuration, without a page. */
    (config: SiteConfig): Finding[];
}

/** Proof that nothing leaked: what was held, released, refused, stopped, erased, when, and by whom. */
interface LedgerEntry {
    /** RFC 3339, UTC. */
    readonly at: string;
    /** `reported`: would have been held, were it not for report mode. */
    readonly action: 'held' | 'released' | 'refused' | 'stopped' | 'erased' | 'kept' | 'reported';
    /** `script`, `iframe`, `cookie`, `service` … */
    readonly what: string;
    /** URL, name, or the start of an inline script. */
    readonly target: string;
    readonly category: string;
    readonly service?: string;
    /** Address of the script that asked for it, where the browser tells. */
    readonly by?: string;
    /** Why, where it is not plain. */
    readonly why?: string;
}

/** What is stored on this page now, sorted. */
interface StoredItem {
    readonly name: string;
    readonly type: 'cookie' | 'local' | 'session' | 'indexeddb' | 'cache';
    readonly category: string;
    readonly service?: string | undefined;
    /** 0 (no idea) to 1 (declared by the site). */
    readonly certainty: number;
}
/** By category; `unknown` apart. */
type Inventory = Readonly<Record<string, readonly StoredItem[]>>;

/** Erases what was stored for something that may no longer run, looks again, and says what is left. */

type Remaining = StoredItem & {
    readonly why: string;
};
interface Swept {
    readonly erased: readonly StoredItem[];
    /** What is still there, and why. */
    readonly remaining: readonly Remaining[];
}
/** What a withdrawal did. */
interface WithdrawalReport extends Swept {
    /** Services and categories that were on and are now off. */
    readonly stopped: readonly string[];
    /** The page reloads, because code that ran cannot be recalled. */
    readonly reload: boolean;
}

/** The wording of every mistake a site owner can make. A problem never grants anything. */
interface Problem {
    /** Where: `services[2].category`, `data-config`, `choose()`. */
    readonly path: string;
    readonly message: string;
}

type Flags = Readonly<Record<string, boolean>>;
/** What the visitor, or a signal on their behalf, has said. */
interface Decision {
    readonly categories: Flags;
    /** Only services that differ from their category. */
    readonly services: Flags;
    /** Only those that were answered: silence is no answer. */
    readonly choices: Flags;
    /** Sale allowed in spite of Global Privacy Control, by its own switch. */
    readonly gpcOverride: boolean;
}

/** A decision as it is kept. Times are epoch milliseconds. */
interface ConsentRecord extends Decision {
    /** Random per browser, made with the first decision. */
    readonly id: string;
    readonly policyVersion: string;
    /** Of what was consented to: categories, services, their cookies. */
    readonly fingerprint: string;
    /** Of each of them, to tell later what is new; empty where they are too many. */
    readonly digest?: string;
    /** Choice id → minutes since 1970, rounded up, at which its text had been on screen with an answer. */
    readonly noticed?: Readonly<Record<string, number>>;
    readonly at: number;
    readonly expires: number;
}

/** Types only: what the lazily loaded interface is given, and what it gives back. */

/** What is true now. Immutable; replaced as a whole on every change. */
interface Snapshot {
    readonly status: 'undecided' | 'decided';
    readonly why?: 'first-visit' | 'expired' | 'policy-changed' | 'services-changed' | 'unreadable';
    readonly model: Model;
    readonly region: string | null;
    readonly regionSource: string;
    readonly categories: Readonly<Record<string, boolean>>;
    readonly services: Readonly<Record<string, boolean>>;
    readonly choices: Readonly<Record<string, boolean>>;
    /** Choices that are off as yet, and when silence will have approved them. Absent without any. */
    readonly pendingChoices?: Readonly<Record<string, string>>;
    readonly signals: {
        readonly gpc: boolean | null;
        readonly dnt: string | null;
    };
    readonly consentId: string | null;
    readonly decidedAt: string | null;
    readonly expiresAt: string | null;
}
/** Category, service and choice ids → on or off. */
type Grants = Readonly<Record<string, boolean>>;

/** What is true on this page, and how it changes: what is stored, declared, decided, or done in another tab. */

/** What a decision changed. */
interface Change {
    readonly before: Snapshot;
    readonly after: Snapshot;
    /** Null where another tab decided, or a region or service was set. */
    readonly receipt: Receipt | null;
    /** Choices that are not cookies, where the answer changed: for the site's own systems. */
    readonly choices: Grants;
    /** Ids that were on and are now off. */
    readonly stopped: readonly string[];
    readonly isDecision: boolean;
}

interface Owner {
    readonly category: string;
    readonly service?: string | undefined;
}
interface Sorting extends Owner {
    /** 0 (no idea) to 1 (the site says so). */
    readonly certainty: number;
}
interface NamedCookie {
    readonly name: string;
    /** The domain it was set for, when known: `.example.com`. */
    readonly domain?: string | undefined;
}

/** The public object. Nothing outside this file is public. */

/** `window.CookieConsentTool`, and what `start(config)` returns. */
interface ConsentTool {
    /** What is true now. Immutable, replaced on change. */
    readonly state: Snapshot;
    /**
     * May this category or service run? An id that nobody declared: false.
     * @example if (tool.allows('analytics')) count()
     */
    allows(id: string): boolean;
    /** Resolves once the category or service is allowed; at once when it is. */
    when(id: string): Promise<void>;
    /** Everything optional on, except what Global Privacy Control holds off. */
    acceptAll(): Promise<Receipt>;
    /** Everything optional off. */
    rejectAll(): Promise<Receipt>;
    /**
     * Some things changed: category, service and choice ids. The rest stays as it is. An id that nobody
     * declared is reported and left out.
     * @throws TypeError (rejects) when no declared id is named, or a value is not true or false; nothing is decided.
     * @example await tool.choose({ analytics: true, 'google-ads': false })
     */
    choose(grants: Readonly<Record<string, boolean>>): Promise<Receipt>;
    /** Everything optional off; what was stopped, erased, and what remains and why. */
    withdraw(): Promise<WithdrawalReport>;
    /** Forgets the answer and asks again. */
    reset(): void;
    openPreferences(): void;
    openBanner(): void;
    /** Closes what is open. Grants nothing. */
    close(): void;
    /** Calls back after each change. Returns its own stop. */
    subscribe(listener: (change: Change) => void): () => void;
    /** Adds a service while the page is open (single-page applications). */
    declare(service: Service): void;
    /** Cookies, localStorage and sessionStorage of this page now, by category; unknown apart. */
    inventory(): Inventory;
    /** What was held, released, refused, and when. */
    ledger(): LedgerEntry[];
    receipts(): Receipt[];
    /** All receipts in this browser as a readable JSON file. */
    exportReceipts(): Blob;
    setLanguage(tag: string): Promise<void>;
    /** Another region's rules from now on: ISO 3166, `DE`, `US-CA`. */
    setRegion(region: string): void;
}

/**
 * The visitor's record out of a `Cookie` header, for servers; null when there is none that can be
 * read. It is not checked for expiry or policy version: compare `expires` and `policyVersion`.
 * @example parseRecord(request.headers.cookie)?.categories.analytics === true
 */
declare const parseRecord: (cookieHeader: string | null | undefined, name?: string) => ConsentRecord | null;

interface Asked {
    url(): string;
}
/** The part of a Playwright page that is used; any driver of that shape will do. */
interface VerifyPage {
    goto(url: string): Promise<unknown>;
    evaluate<T>(script: string): Promise<T>;
    waitForTimeout(ms: number): Promise<void>;
    addInitScript?(script: string): Promise<unknown>;
    context(): {
        cookies(): Promise<readonly {
            name: string;
            domain: string;
        }[]>;
        clearCookies(): Promise<void>;
    };
    on?(event: 'request', listener: (request: Asked) => void): unknown;
    on?(event: 'websocket', listener: (socket: Asked) => void): unknown;
    off?(event: 'request', listener: (request: Asked) => void): unknown;
    off?(event: 'websocket', listener: (socket: Asked) => void): unknown;
}
interface VerifyOptions {
    /** Hosts the catalogue does not know, or knows otherwise: host → category. */
    readonly hosts?: Readonly<Record<string, string>>;
    /** Names of cookies and storage entries, likewise. */
    readonly names?: Readonly<Record<string, string>>;
    /** Milliseconds to let the page act after each step; 1,000 unless told. */
    readonly settle?: number;
}
interface Leak {
    /** What the visitor did, as in `VerifyReport.steps`. */
    readonly step: string;
    readonly what: 'request' | 'cookie' | 'local' | 'session' | 'database' | 'cache';
    /** Address or name. */
    readonly target: string;
    readonly category: string;
}
interface VerifyReport {
    readonly steps: readonly string[];
    readonly leaks: readonly Leak[];
}
/**
 * Loads `url` in a clean browser, answers in each way (none, reject, each category alone, accept and then
 * withdraw), and rejects with a readable list when anything reached a tracker or was stored without
 * consent: before and after the answer, while the page is left, and when it is loaded again. Otherwise it
 * resolves with what was tried. Rejects, too, when the page has no Cookie Consent Tool.
 * @example await verify(page, 'https://staging.example/')
 */
declare const verify: (page: VerifyPage, url: string, { hosts, names, settle }?: VerifyOptions) => Promise<VerifyReport>;

/**
 * Sorts a name with everything the catalogue knows: services, names, hosts, and at last a guess from
 * its words. Doubt leans to the safe side: a tracker's session cookie serves the tracker, and a guess
 * must be surer to call a name necessary. For servers, scanners and bundlers; the core uses `classify.ts`.
 * @example classifyCookie('uuid2', '.adnxs.com').service // 'xandr'
 * @example classifyCookie({ name: '_ga' }).category // 'analytics'
 */
declare const classifyCookie: (cookie: string | NamedCookie, ofDomain?: string) => Sorting;

/**
 * Starts the tool on this page and returns its API; a second call returns the first one's.
 * @example const tool = start({ services: [{ id: 'google-analytics', measurementId: 'G-XXXX' }] })
 */
declare const start: (config?: SiteConfig) => ConsentTool;
/**
 * What is unfair to the visitor, each with the source of its rule; empty when nothing is. Without an
 * argument it looks at the screen that is open in this page; with a configuration, at the settings;
 * with a Playwright page, at banner and preference center on a small screen and a large one.
 * @example expect(await checkFairness(page)).toEqual([])
 */
declare const checkFairness: CheckFairness;

export { Model, Receipt, Service, SiteConfig, checkFairness, classifyCookie, parseRecord, start, verify };
export type { Change, ConsentRecord, ConsentTool, FairnessPage, Finding, Inventory, Leak, LedgerEntry, Problem, Snapshot, StoredItem, VerifyOptions, VerifyPage, VerifyReport, WithdrawalReport };
