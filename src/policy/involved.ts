import type { Part } from './condition.schema.ts';
import { UNPLACED } from './variables.ts';

/** Every part but `reported`, which is only to tell: whoever handled an image to protect somebody had it before them. */
export const INVOLVING: readonly Part[] = ['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected'];

type Said = Readonly<Record<string, string>>;

interface Told {
  readonly parts?: readonly string[] | undefined;
  readonly by?: Said | undefined;
  readonly towards?: Said | undefined;
}

const isAnyPresent = (said: Said = {}): boolean =>
  Object.values(said).some((state) => state === 'suspected' || state === 'confirmed');

/** Whether somebody is surely involved: had a part beyond telling, did anything, or had anything done to them. */
export const isInvolved = ({ parts, by, towards }: Told): boolean =>
  parts?.some((part) => part !== 'reported') === true || isAnyPresent(by) || isAnyPresent(towards);

const DENIED: readonly unknown[] = ['ruled-out', 'no-evidence'];

/**
 * Whether somebody may be: nobody stated their parts, or of any of these factors, as they stand in the case, it is not denied
 * that it was done by them or to them. Denied of the case it is denied of everybody of whom nothing else is said.
 */
export const mayBeInvolved = (told: Told, factors: Said, asked: readonly string[] = Object.keys(factors)): boolean =>
  told.parts === undefined ||
  isInvolved(told) ||
  asked
    .filter((id) => !UNPLACED.has(id))
    .some((id) => [told.by, told.towards].some((own) => !DENIED.includes(own?.[id] ?? factors[id])));
