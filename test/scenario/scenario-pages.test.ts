// Every scenario from the report to its end, through the real pages in a real browser.
import { describe, it } from 'node:test';
import { openBrowser } from '../browser.ts';
import { throughPages } from './pages-carrier.ts';
import { openHands } from './pages.ts';
import { openPremises } from './premises.ts';
import { SCENARIOS } from './scenarios.ts';
import { carry } from './walk.ts';

const premises = await openPremises();
const hands = openHands(await openBrowser(), premises);

describe('scenarios through the pages', () => {
  for (const [seed, scenario] of SCENARIOS.entries()) {
    it(`given ${scenario.id}, when it is carried from its report to its end, then: ${scenario.story}`, async () => {
      await carry(throughPages(hands, premises, scenario.force ?? 'northmoor'), scenario, seed + 1);
    });
  }
});
