import type { Definition } from '../definition/index.ts';
import { noughtsOf } from '../source/index.ts';
import type { Material } from './material.ts';

interface OfForce {
  readonly force: string;
  readonly noughts?: readonly string[];
}

/** A nought that is read from a row that is not there, and is no count that anybody printed (statistics, trap 4). */
export function readNoughts(forces: readonly OfForce[], files: Material['files']): readonly string[] {
  const read = forces.flatMap(({ force, noughts = [] }) =>
    noughts.length === 0 ? [] : [`${force} (outcome ${noughts.join(', ')})`],
  );
  if (read.length === 0) return [];
  const why = [...new Set(files.flatMap(({ sha256 }) => noughtsOf(sha256) ?? []))].join('; ');
  return [
    `A nought is read from a row that is not there, as ${why === '' ? 'the table has no row of zeros at all, and its publisher has to be asked whether one was lost' : why}: ${read.join('; ')}.`,
  ];
}

/** What is to be said of rows that are not there, beneath the headline and among the warnings. */
export function noughtSentences(
  { files, absent }: Pick<Material, 'files' | 'absent'>,
  { denominator: { types } }: Definition,
  forces: readonly OfForce[],
): readonly string[] {
  return [
    ...readNoughts(forces, files),
    ...(absent === 'unsaid' && types === 'assigned'
      ? [
          'All assigned outcomes are the sum of the rows that are there: it has rows of zeros, so that one that is not there may be of anything.',
        ]
      : []),
  ];
}

/** The same where it stands in a force’s row: beside the number that is no printed one. */
export function withNoughts(
  { noughts }: { readonly noughts: readonly string[] },
  { numerator: { types } }: Definition,
  [count, of]: readonly [string, string],
): readonly [string, string] {
  const isPart = (type: string): boolean => types !== 'assigned' && types.includes(type);
  const said = (shown: string, absent: readonly string[]): string =>
    absent.length === 0 ? shown : `${shown} (no row of ${absent.join(', ')})`;
  return [
    said(count, noughts.filter(isPart)),
    said(
      of,
      noughts.filter((type) => !isPart(type)),
    ),
  ];
}
