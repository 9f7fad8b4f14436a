// A case at the pages, whole: every step of it as people take it.
import type { Carrier } from './carrier.ts';
import { deciding, reading } from './pages-deciding.ts';
import { answering, recording, replying } from './pages-steps.ts';
import type { Desk, Hands } from './pages.ts';
import type { Force, Premises } from './premises.ts';

/** A new case in a force, worked at the pages by whoever acts. */
export const throughPages = (hands: Hands, premises: Premises, force: Force): Carrier => {
  const desk: Desk = {
    at: '',
    people: new Map(),
    names: new Map(),
    staffOf: (who) => premises.staffOf(force, who),
    by: (who) => hands(force, who),
  };
  return { ...recording(desk), ...answering(desk), ...replying(desk), ...deciding(desk), ...reading(desk) };
};
