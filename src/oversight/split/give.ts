import type { KeyObject } from 'node:crypto';
import type { DecidedCase } from '../measure/index.ts';
import { publicKeyOf, signText } from '../release/own.ts';
import { protectedCases, LEAST_ALIKE, LEAST_BY_ONE } from './protect.ts';
import { SampleHead, signedPart } from './sample-head.ts';
import { CaseLine, digestOf } from './case-line.ts';
import { outcomeNamed } from './split.words.ts';

/** A sample as it is given: its head, and a line a decision. */
export interface GivenSample {
  readonly head: SampleHead;
  readonly cases: readonly DecidedCase[];
}

interface Of {
  readonly force: string;
  readonly publisher: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly outcome: string;
  readonly recipient: string;
}

/** Ordered by what stands in them: their order tells nothing of when they were made. */
const inOrder = (cases: readonly DecidedCase[]): readonly DecidedCase[] =>
  cases
    .map((each) => ({ each, line: JSON.stringify(CaseLine.parse(each)) }))
    .toSorted((a, b) => (a.line < b.line ? -1 : 1))
    .map(({ each }) => each);

/** The sample that may leave of own decisions, signed by the key that signs the releases of the force. */
export function sampleToGive(own: readonly DecidedCase[], of: Of, signing: KeyObject): GivenSample {
  const cases = inOrder(protectedCases(own));
  const head = {
    ...{ format: 'evenhand-split-sample-1' as const, ...of, basis: 'closed' as const },
    source: `Decisions of ${of.publisher} as recorded in Evenhand`,
    definition: `One line a decision that was approved in the period: what was recorded of the case as a pattern, under which guidance and settings, by whom as a code that is made anew for each sample and kept nowhere, and whether it ended in ${outcomeNamed(of.outcome)}`,
    protection: `For ${of.recipient}, to be put together with decisions of other forces, and for nobody else. Decisions are left out of which fewer than ${LEAST_ALIKE} have the same pattern, guidance and settings, and those by somebody who decided fewer than ${LEAST_BY_ONE} of the rest`,
    ...{ decisions: cases.length, isWhole: cases.length === own.length, sha256: digestOf(cases) },
  };
  const signature = {
    algorithm: 'Ed25519' as const,
    key: publicKeyOf(signing).toString('base64'),
    value: signText(signedPart(head), signing).toString('base64'),
  };
  return { head: { ...head, signature }, cases };
}

/** As the split takes it in. */
export const sampleText = ({ head, cases }: GivenSample): string =>
  [head, ...cases.map((each) => CaseLine.parse(each))].map((line) => `${JSON.stringify(line)}\n`).join('');
