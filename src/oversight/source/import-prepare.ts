import type { Offence } from './outcomes-table.ts';
import { existsSync } from 'node:fs';
import { bytesOf } from './answer-file.ts';
import { readAsking } from './beyond-nation.ts';
import { bringing, imageIn } from './bring.ts';
import type { Count } from './count.ts';
import type { Oddity, Reader, ReadCount } from './import-read.ts';
import { nameOf, officialReader } from './import-source.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { smallNote } from './small-count.ts';
import type { TakeTable } from './taken-table.ts';
import type { BringSource } from './taken.ts';

const wholeFile = (file: string): Oddity['at'] => ({ file, sheet: null, row: null, column: null });

export interface TakeAsk {
  readonly publisher: string | undefined;
  readonly offence: string | undefined;
}

/** A file that was read whole and can be taken in: an answer as its text, an official table as its counts. */
export type Prepared =
  | { readonly kind: 'answer'; readonly input: BringSource }
  | { readonly kind: 'table'; readonly input: TakeTable; readonly oddities: readonly Oddity[] };

/** A table of one offence over ten years is below; of all offences it is no question of this field, and is read where it lies. */
const MOST_COUNTS = 100_000;

const datedOf = (counts: readonly ReadCount[]): readonly Count[] =>
  counts.flatMap(({ periodStart, periodEnd, ...count }) =>
    periodStart === null || periodEnd === null ? [] : [{ ...count, periodStart, periodEnd }],
  );

/** Every text of counts, each once: a table of a hundred thousand of them has some hundred. */
const textsOf = (counts: readonly Count[]): readonly string[] => [
  ...new Set(
    counts.flatMap(({ force, measure, outcomeType, ageScope, offenceScope, at: { sheet } }) => [
      ...[force, measure, ageScope, offenceScope],
      ...(outcomeType === null ? [] : [outcomeType]),
      ...(sheet === null ? [] : [sheet]),
    ]),
  ),
];

/** More oddities than this are not kept with a table: how many is. */
const MOST_ODD = 1_000;

const keptOf = (oddities: readonly Oddity[]): readonly Oddity[] => {
  const [last] = oddities.slice(MOST_ODD);
  if (last === undefined) return oddities;
  const says = `${oddities.length - MOST_ODD} more oddities are not kept; evenhand import --dry-run --json tells them all.`;
  return [...oddities.slice(0, MOST_ODD), { says, at: last.at }];
};

/** What the codes are called of which something was taken. */
function offencesOf(offences: readonly Offence[] | undefined, counts: readonly Count[]) {
  const scopes = new Set(counts.map(({ offenceScope }) => offenceScope));
  return offences === undefined ? {} : { offences: offences.filter(({ code }) => scopes.has(code)) };
}

async function tableOf(path: string, reader: Reader, ask: TakeAsk, most: number): Promise<SourceRefused | Prepared> {
  const counts: Count[] = [];
  let met = 0;
  const taken = await readAsking(reader, path, { offence: ask.offence }, (batch) => {
    met += batch.length;
    // Beyond the bound none is kept: memory stays bounded, and what is said names how many there are.
    if (met <= most) counts.push(...datedOf(batch));
  });
  if (taken.kind === 'refused') return taken;
  if (met > most)
    return refused(
      `${path} was not taken in: it holds ${met} counts, more than ${most}. Give --offence CODE, or read it where it lies with --dry-run.`,
    );
  const file = nameOf(path).slice(0, 255);
  const { sha256, vintage, oddities } = taken;
  const publisher = ask.publisher ?? reader.publisher;
  const offence = ask.offence ?? null;
  const texts = textsOf(counts);
  const named = offencesOf(taken.offences, counts);
  const page = { file, grids: [], sentences: [], odd: keptOf(oddities), ...named };
  const image = imageIn(path, { publisher, vintage, offence, page, texts }, [texts]);
  if (image !== undefined) return image;
  return {
    kind: 'table',
    oddities: [...oddities, ...smallNote(counts, publisher).map((says) => ({ says, at: wholeFile(file) }))],
    input: {
      ...{ publisher, file, sha256, official: reader.name, vintage, counts, offence },
      page: JSON.stringify(page),
    },
  };
}

/** Reads a file before anything of it is kept: what is refused is refused here. */
export async function prepare(path: string, ask: TakeAsk, most = MOST_COUNTS): Promise<SourceRefused | Prepared> {
  const reader = await officialReader(path);
  if (reader !== undefined) return 'kind' in reader ? reader : tableOf(path, reader, ask, most);
  if (path !== '-' && !existsSync(path)) return refused(`${path} was not read: there is no such file.`);
  if (ask.publisher === undefined)
    return refused('Give --publisher NAME: what was settled is remembered for it. Or --dry-run, to take in nothing.');
  const bytes = await bytesOf(path);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const brought = await bringing(ask.publisher, nameOf(path), bytes);
  return brought.kind === 'refused' ? brought : { kind: 'answer', input: brought.input };
}
