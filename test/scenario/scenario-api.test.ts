// Every scenario from the report to its end, through the API.
import { describe, it } from 'node:test';
import { throughApi } from './api.ts';
import { openPremises } from './premises.ts';
import { SCENARIOS } from './scenarios.ts';
import { carry } from './walk.ts';

const premises = await openPremises();

describe('scenarios through the API', () => {
  for (const [seed, scenario] of SCENARIOS.entries()) {
    it(`given ${scenario.id}, when it is carried from its report to its end, then: ${scenario.story}`, async () => {
      await carry(throughApi(premises, scenario.force ?? 'northmoor'), scenario, seed + 1);
    });
  }
});
