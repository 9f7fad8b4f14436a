import { z } from 'zod';
import { RANKS, rankWords } from '../../platform/staff/index.ts';
import { ranksHeld, type RanksAsked } from './rank.ts';

/** From which rank on an outcome is decided, and which is kept of who reads it. */
export const RankRead = z.object({
  outcome: z.string(),
  needed: z.enum(RANKS),
  has: z.enum([...RANKS, 'not-kept']).nullable(),
  isEnough: z.boolean(),
});

/** Which rank is needed, and whether the reader has it: said before they decide, not by a refusal afterwards. */
export const rankLines = (staff: string, asked: RanksAsked, deed: 'approved' | 'upheld'): readonly string[] =>
  ranksHeld(staff, asked).map(({ outcome, needed, has, isEnough }) => {
    const from = `Outcome ${outcome} is ${deed} from the rank of ${rankWords[needed]} on.`;
    // A force that keeps no ranks goes by the role alone.
    if (has === 'not-kept') return `${from} Your force keeps no ranks here, so the role alone is asked.`;
    const kept = has === null ? 'No rank is kept of you' : `The rank kept of you is ${rankWords[has]}`;
    return `${from} ${kept}: ${isEnough ? 'you have it' : 'somebody of that rank has to decide'}.`;
  });
