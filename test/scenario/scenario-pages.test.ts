// Scenarios from the report to their end, through the real pages in a real browser: a few each time, all when everything is assured.
import { describe, it } from 'node:test';
import { openBrowser } from '../browser.ts';
import { isAssured } from '../many.ts';
import { throughPages } from './pages-carrier.ts';
import { openHands } from './pages.ts';
import { openPremises } from './premises.ts';
import { SCENARIOS } from './scenarios.ts';
import { carry } from './walk.ts';

/** Covered at night: the end that pages alone can lead astray. Reconsidering is scenario 1’s, cancelling has a test of its own. */
const FEW = ['no-supervisor-is-awake'];

const premises = await openPremises();
const hands = openHands(await openBrowser(), premises);

describe('scenarios through the pages', () => {
  for (const [seed, scenario] of SCENARIOS.entries()) {
    if (!isAssured && !FEW.includes(scenario.id)) continue;
    it(`given ${scenario.id}, when it is carried from its report to its end, then: ${scenario.story}`, async () => {
      await carry(throughPages(hands, premises, scenario.force ?? 'northmoor'), scenario, seed + 1);
    });
  }
});
