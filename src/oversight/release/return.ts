import { z } from 'zod';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import type { Count } from '../source/index.ts';
import { axisOf, extentOf, type Extent } from './axis.ts';
import { ReleaseDocument, SCHEMA, type Figure } from './document.ts';
import { areOfFigures } from './share.ts';
import { isSignedBy } from './signature.ts';

/** A release with the signature of whoever published it, as one installation sends it to another. */
export const SignedReturn = z.strictObject({
  release: ReleaseDocument,
  signature: z.strictObject({ algorithm: z.literal('Ed25519'), key: z.base64(), value: z.base64() }),
});
export type SignedReturn = z.infer<typeof SignedReturn>;

export const signedReturn = (release: ReleaseDocument, key: Uint8Array, value: Uint8Array): SignedReturn => ({
  release,
  signature: {
    algorithm: 'Ed25519',
    key: Buffer.from(key).toString('base64'),
    value: Buffer.from(value).toString('base64'),
  },
});

/** What is signed: the release as canonical JSON (RFC 8785), so that a file written otherwise is still the same release. */
export const signedText = (release: ReleaseDocument): string => canonical(release);

export type ReturnRefusal =
  | { readonly code: 'NotAReturn'; readonly at: string }
  | { readonly code: 'AnotherSchema'; readonly schema: string }
  | { readonly code: 'AnotherKey' }
  | { readonly code: 'ReturnTampered' }
  | { readonly code: 'SharesNotOfFigures' }
  | { readonly code: 'ReturnTakenAlready' }
  | { readonly code: 'ReturnOlder'; readonly number: number; readonly taken: number }
  | { readonly code: 'PublisherKeyChanged'; readonly publisher: string };

const Head = z.object({ release: z.object({ schema: z.string().max(100) }) });

/** Reads a return and believes nothing in it before it is known to be by the holder of `key`. */
export const openReturn = (content: unknown, key: Uint8Array): Result<ReleaseDocument, ReturnRefusal> => {
  const head = Head.safeParse(content);
  // Told apart from a broken file: it may be of a newer program, which its sender can be asked about.
  if (head.success && head.data.release.schema !== SCHEMA)
    return refused({ code: 'AnotherSchema', schema: head.data.release.schema });
  const read = SignedReturn.safeParse(content);
  if (!read.success) return refused({ code: 'NotAReturn', at: read.error.issues[0]?.path.join('.') ?? '' });
  const { release, signature } = read.data;
  if (!Buffer.from(signature.key, 'base64').equals(key)) return refused({ code: 'AnotherKey' });
  if (!isSignedBy(signedText(release), Buffer.from(signature.value, 'base64'), key))
    return refused({ code: 'ReturnTampered' });
  // Whoever showed it would show what its figures were protected against.
  return areOfFigures(release) ? ok(release) : refused({ code: 'SharesNotOfFigures' });
};

const DAY_MS = 86_400_000;
const dayOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The days of a figure: those of its quarter or year where it has one, within the period, and within what is held of them. */
export const daysOfFigure = (document: ReleaseDocument, at: Figure['at']): readonly [string, string] => {
  const [from, to] = daysAsked(document, at);
  const { heldFrom = from } = document;
  return [heldFrom > from && heldFrom <= to ? heldFrom : from, to];
};

type Dated = Pick<ReleaseDocument, 'heldFrom' | 'periodStart' | 'periodEnd' | 'dimensions'>;

/** Whether anything is held of the days of a figure: of a year before, its 0 is no count, and nothing of it is held back. */
export const isHeld = (document: Dated, at: Figure['at']): boolean =>
  document.heldFrom === undefined || document.heldFrom <= daysAsked(document, at)[1];

const daysAsked = ({ periodStart, periodEnd, dimensions }: Dated, at: Figure['at']): readonly [string, string] => {
  const time = dimensions.flatMap((dimension, i): readonly Extent[] => {
    const value = at[i] ?? null;
    return value === null || axisOf(dimension) !== 'time' ? [] : [extentOf(dimension.name, value)];
  });
  const [span] = time;
  if (span?.kind !== 'span') return [periodStart, periodEnd];
  const [from, to] = [dayOf(span.from), dayOf(span.to)];
  return [from > periodStart ? from : periodStart, to < periodEnd ? to : periodEnd];
};

/** Every figure of a release as a count of the one shape that all sources have; `file` is where it came from. */
export const countsOf = (document: ReleaseDocument, file: string): readonly Count[] => {
  const { counted, publisher, dimensions, scope } = document;
  return document.cells.map(({ at, value: figure }, row): Count => {
    const isCounted = isHeld(document, at);
    const value = isCounted ? figure : null;
    const [periodStart, periodEnd] = daysOfFigure(document, at);
    const parts = [
      ...scope.map(({ dimension, value: part }) => `${dimension}: ${part}`),
      ...dimensions.flatMap((dimension, i) => {
        const part = at[i] ?? null;
        return part === null || axisOf(dimension) === 'time' ? [] : [`${dimension.name}: ${part}`];
      }),
    ];
    return {
      ...{ force: publisher, periodStart, periodEnd, outcomeType: counted.outcomeType, unit: counted.unit },
      // Parts that the shape has no place for stay beside what was counted: a figure of girls is none of all children.
      ...{ measure: [counted.measure, ...parts].join('; '), ageScope: counted.ageScope, basis: counted.basis },
      ...{ offenceScope: counted.offenceScope, value, low: value ?? 0, high: value },
      ...{
        missing: isCounted ? (value === null ? 'withheld' : null) : 'not-held',
        at: { file, sheet: null, row: row + 1, column: null },
      },
    };
  });
};
