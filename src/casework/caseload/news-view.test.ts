import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { CaseFacts } from '../triage/index.ts';
import { newsView } from './news.view.ts';

const nothing: CaseFacts = {
  ...{ nation: 'england', people: [], factors: {}, earlierReports: 0 },
  ...{ stated: [], asked: [], weighed: [] },
};

const shown = (isCut: boolean) =>
  newsView(
    { guidance: { facts: [] } },
    {
      ...{ case: 'c', entries: [], isCut, staff: new Map() },
      known: {
        ...{ parties: [], people: new Map(), since: new Date('2026-11-22T10:00:00Z'), before: nothing, after: nothing },
        ...{ staff: new Map(), passages: new Map() },
      },
      done: {
        ...{ parties: [], people: new Map(), takenOff: [], places: new Map(), questions: new Map() },
        timescales: { rules: [], sources: [], periods: [] },
      },
    },
  );

it('given more that was done since than is listed, when what is new is shown, then that there is more is said', () => {
  assert.deepEqual(shown(false).rows, []);
  assert.match(JSON.stringify(shown(true).rows), /More was done and looked at since than is listed here/u);
});
