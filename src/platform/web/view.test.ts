import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { assertAlike, processorTime } from '../../../test/processor-time.ts';
import { loadAssets } from './asset.ts';
import { openViews } from './view.ts';

const views = mkdtempSync(join(tmpdir(), 'views-'));
writeFileSync(join(views, 'typed.njk'), '[{{ text | trim }}]');
writeFileSync(
  join(views, 'block.njk'),
  '[{% macro it() %}{{ caller() | trim }}{% endmacro %}{% call it() %} \n<b>{{ text }}</b>\n\n{% endcall %}]',
);
const render = openViews([views], loadAssets());

test('given blanks around it, when a text is trimmed, then what was typed is escaped and a block of a page is not', () => {
  assert.equal(render('typed.njk', { text: ' \n\t<i>a  b</i>\u00a0\n' }), '[&lt;i&gt;a  b&lt;/i&gt;]');
  assert.equal(render('block.njk', { text: '<i>' }), '[<b>&lt;i&gt;</b>]');
});

test('given very many blanks within, when a text is trimmed, then it takes no longer than letters do', () => {
  const timeOf = (letter: string) => {
    const text = `a${letter.repeat(40_000)}a`;
    return processorTime(() => render('typed.njk', { text }));
  };
  assertAlike('blanks within', timeOf(' '), timeOf('b'));
});
