import assert from 'node:assert/strict';
import test from 'node:test';
import { openDecidedApp } from '../../../test/decided-app.ts';

const app = await openDecidedApp();
const http = await app.signedIn('officer');

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';

test('given two children who were told, when the outcome is decided anew for the other, then words and letter of each begin with that, and telling takes all of it', async () => {
  const { id, children } = await app.newCase(2);
  const [asha = '', bram = ''] = children;
  for (const child of children) await app.walk(id, child, '');
  const crime = await app.crime(id);
  const at = (child: string) => `/cases/${id}/notices/${child}`;
  const tell = async (child: string, ...words: readonly string[]) => {
    const { text } = await http.get(`${at(child)}/tell`);
    const carried = { contact: hidden(text, 'contact'), 'if-match': hidden(text, 'if-match') };
    const how = { stillRight: 'yes', whom: 'child', how: 'in-person', byWhom: 'me', when: 'now' };
    return (await http.post(`${at(child)}/tell`, { ...carried, ...how, words: [...words] })).status;
  };
  await app.approve(id, { crime, outcome: '21', person: asha });
  const letterOf = async (child: string) => (await http.get(`${at(child)}/letter?for=child`)).text;
  assert.doesNotMatch(await letterOf(asha), /looked at it again, and decided/);
  assert.deepEqual([await tell(asha, '21-own'), await tell(bram, 'ended-without-court')], [303, 303]);
  await app.approve(id, { crime, outcome: '21', person: bram });
  for (const [child, word] of [
    [asha, 'ended-without-court'],
    [bram, '21-own'],
  ] as const) {
    assert.match(
      await letterOf(child),
      /<p class="govuk-body">(?:Dear|Hello)[^<]*<\/p>\s*<p class="govuk-body">Before this, /,
    );
    assert.equal(await tell(child, word), 422, 'without a word that it changed');
    assert.equal(await tell(child, 'decided-anew', word), 303);
  }
});
