// What is still open before a case is closed, as it is read.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();

it('given a case of which much is asked, when closing is read, then each link is a few words, and the sentence of the guidance stands beneath it', async () => {
  const { id } = await readyCase(app, 1);
  const { text } = await app.officer.get(`/cases/${id}/closing`);
  const links = [
    ...text.matchAll(/<li><a class="govuk-link" href="[^"]*">([^<]*)<\/a>(<span[^>]*>([^<]*)<\/span>)?/gu),
  ];
  const asked = links.filter(([, , said]) => said !== undefined);
  assert.ok(asked.length > 5, 'the guidance asks for several things');
  for (const [, title = ''] of links) assert.ok(title.length <= 90, title);
  const [, , , sentence] = asked.find(([, title = '']) => title.endsWith(': Offer Report Remove')) ?? [];
  assert.match(sentence ?? '', /^Asked by the guidance, not yet answered\. Every child whose image it is/u);
});
