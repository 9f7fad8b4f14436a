// Opens every page that links of a case lead to and sends each of its forms with the word in every field that takes typing.
import type { Answer, Client } from '../sign-in.ts';

const FORM = /<form[^>]*method="post"[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g;
const CONTROL = /<(input|textarea|select)\b([^>]*)>(?:([\s\S]*?)<\/\1>)?/g;

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

export interface Filled {
  readonly fields: Record<string, string>;
  /** Those of them that a person types into. */
  readonly typed: readonly string[];
}

/** A form with the word in every typed field, the first of every choice, and what it carries itself. */
export const fill = (html: string, word: string): Filled => {
  const fields: Record<string, string> = {};
  const typed: string[] = [];
  for (const [, kind, tag = '', inner = ''] of html.matchAll(CONTROL)) {
    const name = attribute(tag, 'name');
    const type = kind === 'input' ? (attribute(tag, 'type') ?? 'text') : kind;
    if (name === undefined || name in fields) continue;
    if (type === 'text' || type === 'textarea' || type === 'search') {
      fields[name] = `Sample ${word}`;
      typed.push(name);
    } else if (type === 'select') {
      fields[name] = [...inner.matchAll(/<option value="([^"]+)"/g)][0]?.[1] ?? '';
    } else fields[name] = attribute(tag, 'value') ?? '';
  }
  return { fields, typed };
};

export interface Sprayed {
  /** `POST /cases/ID/… field`, for every field that the word was typed into. */
  readonly fields: ReadonlySet<string>;
  /** Every address that was asked for or led to. */
  readonly addresses: readonly string[];
  readonly broken: readonly string[];
}

const LEAVES = /sign-out|break-glass/;

/** Pages of a kind differ by whom or what they are about. */
const kindOf = (path: string): string => path.replace(/[0-9a-f-]{36}/g, ':id').replace(/\?.*/, '');

/** From these pages on, as far as links within `within` lead; of a kind of page the first alone, or all that there are. */
export const spray = async (
  client: Client,
  from: readonly string[],
  within: RegExp,
  word: string,
  isWhole: boolean,
): Promise<Sprayed> => {
  const [fields, seen] = [new Set<string>(), new Set<string>()];
  const addresses: string[] = [];
  const broken: string[] = [];
  const note = (path: string, answer: Answer): void => {
    addresses.push(path, ...(answer.location === undefined ? [] : [answer.location]));
    if (answer.status >= 500) broken.push(`${answer.status} ${path}`);
  };
  const queue = [...from];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const what = isWhole ? path : kindOf(path);
    if (seen.has(what)) continue;
    seen.add(what);
    const page = await client.get(path);
    note(path, page);
    if (page.location !== undefined) queue.push(page.location);
    for (const [, href = ''] of page.text.matchAll(/href="([^"#]+)/g)) if (within.test(href)) queue.push(href);
    for (const [, action = '', inner = ''] of page.text.matchAll(FORM)) {
      const { fields: filled, typed } = fill(inner, word);
      if (typed.length === 0 || LEAVES.test(action)) continue;
      for (const name of typed) fields.add(`POST ${action} ${name}`);
      note(action, await client.post(action, filled));
    }
  }
  return { fields, addresses, broken };
};
