import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Person } from '../../platform/person/index.ts';
import { tabOf } from './tab.ts';

const file = { reference: '4K7M-0P2R' };
const named = (person: string, label: string | undefined, givenNames: string, familyName: string): Person => ({
  state: 'named',
  person,
  version: 1,
  label,
  details: { givenNames, familyName },
});
const robin = named('a', 'Child 1', 'Robin', 'Example');
const longer = named('b', 'Child 2', 'Robin', 'Example-Sample');
const unlabelled = named('c', undefined, 'Kit', 'Specimen');

it('given a page about a child, when its tab is named, then it says which child and case, and nobody’s name', () => {
  assert.equal(
    tabOf('What part did Robin Example have?', file, [robin, longer]),
    'What part did Child 1 have? – 4K7M-0P2R',
  );
  assert.equal(tabOf('Tell Robin Example-Sample', file, [robin, longer]), 'Tell Child 2 – 4K7M-0P2R');
  assert.equal(tabOf('Tell Kit Specimen', file, [unlabelled], 'c'), 'Tell Somebody – 4K7M-0P2R');
});

it('given a question that names nobody, when its tab is named, then the child is added by its label', () => {
  assert.equal(tabOf('Who took the image?', file, [robin, longer], 'b'), 'Who took the image? Child 2 – 4K7M-0P2R');
  assert.equal(tabOf('Decide', file, [robin], undefined), 'Decide – 4K7M-0P2R');
  assert.equal(tabOf('Decide', file, [{ state: 'erased', person: 'a' }], 'a'), 'Decide – 4K7M-0P2R');
});
