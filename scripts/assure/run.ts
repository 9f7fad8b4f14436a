// Tries claims piece by piece, passing over what was tried before.
import type { Claim, Piece } from './claim.ts';
import type { Memory, Tried } from './state.ts';

export interface Outcome {
  readonly name: string;
  readonly says: string;
  readonly n: number;
  readonly of: string;
  readonly seeds: readonly string[];
  readonly figures: readonly string[];
  readonly seconds: number;
  /** Pieces that an earlier run had tried. */
  readonly kept: number;
  readonly ok: boolean;
}

export type Try = (claim: Claim, piece: Piece) => Promise<Tried>;

/** Tries one claim to its end, or to its first failure. A piece that failed is tried again by the next run. */
export const assure = async (claim: Claim, memory: Memory, attempt: Try): Promise<Outcome> => {
  const done: { readonly piece: Piece; readonly tried: Tried }[] = [];
  let kept = 0;
  for (const [place, piece] of claim.pieces.entries()) {
    const before = memory.find(claim.name, place);
    const tried = before?.ok === true ? before : await attempt(claim, piece);
    if (tried === before) kept += 1;
    else memory.keep(claim.name, place, tried);
    done.push({ piece, tried });
    if (!tried.ok) break;
  }
  return {
    ...{ name: claim.name, says: claim.says, of: claim.of, kept },
    n: done.reduce((sum, { piece }) => sum + piece.n, 0),
    seeds: [...new Set(done.map(({ piece }) => piece.seed))],
    figures: done.flatMap(({ tried }) => tried.figures),
    seconds: done.reduce((sum, { tried }) => sum + tried.seconds, 0),
    ok: done.length === claim.pieces.length && done.every(({ tried }) => tried.ok),
  };
};

const seedsOf = ({ seeds }: Outcome): string => {
  const [first = 'none'] = seeds;
  const last = seeds.at(-1) ?? first;
  return first === last ? first : `${first} to ${last}`;
};

/** An outcome in a few lines. */
export const tell = (outcome: Outcome): string =>
  [
    `${outcome.ok ? 'pass' : 'FAIL'} ${outcome.name}: ${outcome.says}`,
    `     N ${outcome.n} ${outcome.of}, seed ${seedsOf(outcome)}, ${outcome.seconds.toFixed(0)} s` +
      (outcome.kept > 0 ? `, ${outcome.kept} pieces of it by an earlier run` : ''),
    ...outcome.figures.map((figure) => `     ${figure}`),
    '',
  ].join('\n');
