import type { Tx } from '../../platform/database/index.ts';
import type { Finding } from '../../platform/health/index.ts';
import { countLeft } from './left.store.ts';

/** Open cases of a force that nobody works, by number alone: which they are stands in the queue of its supervisors. */
export const checkLeft = async (tx: Tx, force: string): Promise<Finding> => {
  const cases = await countLeft(tx);
  const part = `open cases of ${force}`;
  if (cases === 0) return { part, ok: true, found: 'each has an officer who works cases here now' };
  return {
    part,
    // For a supervisor to mend: whoever watches the installation is told, and not called out for it.
    ok: true,
    look: true,
    found: `${cases} ${cases === 1 ? 'belongs' : 'belong'} to somebody who has left, or works no cases now`,
    todo: 'Tell a supervisor: they stand in the queue, to be given to somebody.',
  };
};
