import type { ReleaseDocument } from './document.ts';

/** From this part of its figures on a table says little (a choice of ours). */
const MUCH = 0.4;

/** Whether so much is held back that a coarser table would tell more. */
export const isThin = ({ cells }: ReleaseDocument): boolean =>
  cells.filter(({ value }) => value === null).length / cells.length > MUCH;

export const THIN = 'Much of it is held back. Part it in fewer ways, or count a longer period, and it says more.';
