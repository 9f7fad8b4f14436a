import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCaseText } from './case-text.ts';

const why = (content: string | Uint8Array): string => {
  const read = readCaseText(typeof content === 'string' ? Buffer.from(content) : content);
  return read.ok ? 'accepted' : read.refusal;
};

void test('facts are read', () => {
  assert.deepEqual(readCaseText(Buffer.from('{"people":[]}')), { ok: true, value: { people: [] } });
  assert.deepEqual(readCaseText(Buffer.from('\uFEFF{"nation":"wales"}')), { ok: true, value: { nation: 'wales' } });
});

void test('what is not a text of facts is refused in words', () => {
  assert.match(why(''), /^is empty/u);
  assert.match(why(' \n'), /^is empty/u);
  assert.match(why(Uint8Array.of(0x7b, 0xff, 0x7d)), /^is not UTF-8 text/u);
  assert.match(why(' '.repeat(1_000_001)), /^is larger than/u);
  assert.match(why('{"people":['), /^is not JSON: .*line 1, column 12 \(position 11\)/u);
  assert.match(why('{\n "people": nobody }'), /^is not JSON: .*line 2, column \d+ \(position \d+\)/u);
  assert.match(why('{} {}'), /^is not JSON: [^()]+, at line 1, column 4 \(position 3\)$/u);
  assert.match(why('{"nation":"wales","nation":"england"}'), /^gives nation twice, at line 1/u);
  assert.match(why('{"nation":"wales","n\\u0061tion":"england"}'), /^gives nation twice/u);
  assert.match(why('['.repeat(40) + ']'.repeat(40)), /^is nested more than 16 deep/u);
});

const heads: readonly (readonly [string, readonly number[]])[] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['JPEG', [0xff, 0xd8, 0xff, 0xe0]],
  ['GIF', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['WebP', [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]],
  ['HEIC', [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
];

for (const [kind, bytes] of heads)
  void test(`${kind} bytes are refused, whatever the file is called`, () => {
    assert.match(why(Uint8Array.from(bytes)), /no image or other file is ever taken/u);
  });

void test('an image hidden in a text is refused, however it is spelled', () => {
  const encoded = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'.repeat(4);
  const refs = [
    'data:image/png;base64,AAAA',
    'DATA:image/svg+xml,%3Csvg',
    'data:,hello',
    encoded,
    encoded.replace(/(.{76})/gu, '$1\n'),
    '89504e470d0a1a0a'.repeat(8),
  ];
  for (const ref of refs)
    assert.match(why(JSON.stringify({ people: [{ ref }] })), /^holds a (data URI|long encoded text)/u, ref);
  assert.match(why(`{"people":[{"ref":"\\u0064ata:image/png;base64,AAAA"}]}`), /^holds a data URI/u);
  assert.match(why(JSON.stringify({ [encoded]: 1 })), /^holds a long encoded text/u);
});
