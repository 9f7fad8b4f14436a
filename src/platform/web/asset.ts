import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

interface Asset {
  readonly bytes: Buffer;
  readonly type: string;
  readonly digest: string;
}

/** The style sheets, scripts and icons of every page, read once: what is not in this list cannot be asked for. */
export interface Assets {
  readonly find: (name: string) => Asset | undefined;
  /** The address of an asset, with its digest, so that a browser may keep it for good. */
  readonly address: (name: string) => string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const packageFolder = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

export const govukFolder = (): string => join(packageFolder('govuk-frontend'), 'dist');
export const mojFolder = (): string => packageFolder('@ministryofjustice/frontend');
const own = join(import.meta.dirname, '..', '..', '..', 'assets');

const sources = (): readonly (readonly [string, string])[] => {
  const govuk = join(govukFolder(), 'govuk');
  const moj = join(mojFolder(), 'moj');
  const icons = readdirSync(join(moj, 'assets', 'images')).filter((name) => /^icon-.*\.svg$/.test(name));
  return [
    ...['govuk-frontend.min.css', 'govuk-frontend.min.js'].map((name) => [name, join(govuk, name)] as const),
    ['moj-frontend.min.css', join(moj, 'moj-frontend.min.css')],
    ...icons.map((name) => [`images/${name}`, join(moj, 'assets', 'images', name)] as const),
    ...readdirSync(own)
      .filter((name) => extname(name) in TYPES)
      .map((name) => [name, join(own, name)] as const),
  ];
};

// GDS Transport is licensed for GOV.UK alone; the maps beside the shipped files are not served.
const neutral = (text: string): string =>
  text
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', 'var(--eh-font)')
    .replace(/\/[/*]# sourceMappingURL=\S+(?: \*\/)?\s*$/, '');

const load = (path: string): Asset => {
  const text = neutral(readFileSync(path, 'utf8'));
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { bytes: Buffer.from(text), type: TYPES[extname(path)] ?? 'application/octet-stream', digest };
};

const read = (): Assets => {
  const assets = new Map(sources().map(([name, path]) => [name, load(path)]));
  return {
    find: (name) => assets.get(name),
    address: (name) => {
      const asset = assets.get(name);
      if (asset === undefined) throw new Error(`no asset ${name}`);
      return `/assets/${name}?v=${asset.digest}`;
    },
  };
};

let loaded: Assets | undefined;

/** Once a process: they ship with the program, and it is the same for every server that it opens. */
export const loadAssets = (): Assets => (loaded ??= read());
