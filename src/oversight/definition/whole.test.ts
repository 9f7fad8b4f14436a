import assert from 'node:assert/strict';
import test from 'node:test';
import { definitions, readDefinitions } from './definitions.ts';
import { caveatsIn, wholeWords } from './whole.ts';

const WORDS = /outcome (?:21|22|20|8)\b|under[- ]1[048]|known to be|within|recordings/iu;

test('given each definition that ships, when all that its tables hold is named, then it is not by its title, nor by anything of which they hold more', () => {
  for (const definition of definitions()) {
    const whole = wholeWords(definition);
    assert.notEqual(whole, definition.title);
    assert.doesNotMatch(whole, WORDS, definition.id);
    assert.doesNotMatch(whole, new RegExp(`\\b${definition.numerator.words}\\b`, 'iu'));
    // Who is of no known age is in the table, and known adults are not.
    assert.match(whole, /all ages but known adults$/u, definition.id);
    const starts = { crimes: /^Crimes/u, people: /^People/u, arrests: /^Arrests/u };
    assert.match(whole, starts[definition.unit], definition.id);
  }
  assert.match('Outcome 21, by crimes', WORDS);
});

test('given each definition that ships, when a table is not parted by outcome or age, then nothing is said of what is shown beside or apart', () => {
  const beside = /shown beside|counted apart|first five rows|it is shown/u;
  for (const definition of definitions()) {
    const all = definition.dimensions.map(({ name }) => name);
    assert.deepEqual(caveatsIn(definition, all), definition.caveats, definition.id);
    assert.doesNotMatch(caveatsIn(definition, []).join('\n'), beside, definition.id);
    for (const { name, field } of definition.dimensions) {
      const alone = caveatsIn(definition, [name]).join('\n');
      if (field !== 'outcome') assert.doesNotMatch(alone, /shown beside|first five rows/u);
      if (field !== 'age') assert.doesNotMatch(alone, /counted apart/u);
    }
  }
});

test('given a sentence about parts that no definition has, when the file is read, then it is refused with that sentence', () => {
  const content = { groupings: {}, onlyPartedBy: { age: ['Nobody says this.'] }, definitions: [] };
  assert.throws(() => readDefinitions(content), /no definition has the caveat “Nobody says this\.”/u);
});
