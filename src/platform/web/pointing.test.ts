import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { assertAlike, processorTime } from '../../../test/processor-time.ts';
import { findPointing, pointingIn } from './pointing.ts';

const hash = (name: string, as: 'hex' | 'base64' = 'hex') => createHash(name).update('invented').digest(as);
const pairs = hash('md5').match(/../g) ?? [];

const refused: Readonly<Record<string, readonly [string, string]>> = {
  'an address of the web': ['link', 'It is at https://example.org/a, she said'],
  'an address made harmless': ['link', 'hxxp://example.org/a'],
  'an address that begins with www': ['link', 'see www.example.org'],
  'a short address without a scheme': ['link', 'he sent bit.ly/abc123 to all'],
  'an address with a port of another kind': ['link', 'magnet:?xt=urn:btih:abc'],
  MD5: ['hash', hash('md5')],
  'SHA-1 in a sentence': ['hash', `The file ${hash('sha1')} was found.`],
  'SHA-256 in capitals': ['hash', hash('sha256').toUpperCase()],
  'SHA-512': ['hash', hash('sha512')],
  'a hash in pairs': ['hash', pairs.join(':')],
  'a hash in groups of eight': ['hash', (hash('sha256').match(/.{8}/g) ?? []).join(' ')],
  'a hash as a program writes it': ['hash', `0x${hash('md5')}`],
  'SHA-1 in base64': ['encoded', hash('sha1', 'base64')],
  'a piece of a picture': ['encoded', randomBytes(120).toString('base64')],
};
for (const [name, [what, text]] of Object.entries(refused)) {
  test(`given ${name}, when it is looked at, then it is found to be what it is`, () => {
    assert.equal(pointingIn(text), what);
  });
}

const taken: Readonly<Record<string, string>> = {
  'a crime reference': 'NM/2026/0001234',
  'a crime reference of another force': '13CL/4521/26',
  'a custody record': 'CUST-2026-00012345',
  'a PNC identity': '26/123456A',
  'a unique reference': '05EX1234526',
  'an intelligence reference': 'INT/2026/99/000123-A',
  'forty figures in a row': '35693803564380935693803564380935693803',
  'telephone numbers': '07700 900123, 020 7946 0018, +44 1632 960001; 0800 1111',
  'telephone numbers in pairs': '07 70 09 00 12 30 77 00 90 01 23 07 70 09 00 12 34',
  'an address of mail': 'dsl@northmoor-academy.example.sch.uk',
  'a service by its name': 'On example.com and Chatter.app, in a group',
  'a user name': 'xXxDarkLord2009xXxGamer42',
  'a name with hyphens': 'Anne-Marie O’Neil-Fitzwilliam-Llanfairpwllgwyngyll',
  'a hashtag': '#JusticeForRowanYear10Class2026Northmoor',
  'a long name of a group': 'Year10-WhatsApp-Group-7B-Northmoor-Academy-2026-Leavers',
  'a reference of our own': '01a2183c-1a2e-7703-909a-3e7e005ca9e4',
  'the address of a network card': '00:1a:2b:3c:4d:5e',
  'an address of a network': '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
  'days with slashes': 'Between 3/5/2026 and 4/5/2026, at 86/2, and/or later',
  Welsh: 'Dywedodd fod bachgen yn ei blwyddyn wedi gofyn amdano, yn Llanfairpwllgwyngyll.',
  'an abbreviated title': 'Mr.Example of St.Mary’s/St.John’s, c/o D.C.1234',
};
for (const [name, text] of Object.entries(taken)) {
  test(`given ${name}, when it is looked at, then it passes`, () => {
    assert.equal(pointingIn(text), undefined);
  });
}

const letters = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFGHJKLMNPRSTUVWXYZ')), minLength: least, maxLength: most });
const figures = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: least, maxLength: most });
const mark = fc.constantFrom('/', '-', ' ');

test('property: references as forces write them, numbers to ring and names of people pass, alone and in a sentence', () => {
  const reference = fc
    .tuple(letters(0, 4), mark, figures(2, 9), mark, fc.oneof(figures(1, 7), letters(1, 3)))
    .map((parts) => parts.join(''));
  const number = fc.tuple(fc.constantFrom('07', '+44 7', '01', '020 '), figures(9, 9)).map((parts) => parts.join(''));
  const name = fc.stringMatching(/^[A-Z][a-zŵŷâêîôû’-]{1,14} [A-Z][a-z’-]{1,20}$/);
  fc.assert(
    fc.property(fc.array(fc.oneof(reference, number, name), { minLength: 1, maxLength: 30 }), (said) => {
      assert.equal(pointingIn(said.join(', ')), undefined);
      assert.equal(pointingIn(said[0] ?? ''), undefined);
    }),
    many(2000, 20261126),
  );
});

test('property: forty-eight random bytes or more are found in base64, in hex, and in hex by pairs, also amid words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 48, maxLength: 290 }), (array) => {
      const bytes = createHash('sha512').update(array).digest();
      const text = Buffer.concat([bytes, Buffer.from(array)]);
      const hex = text.toString('hex');
      for (const one of [text.toString('base64'), text.toString('base64url'), hex, hex.replaceAll(/..(?=.)/g, '$& ')])
        assert.notEqual(pointingIn(`It was ${one} that he sent`), undefined, one);
    }),
    many(1000, 20261127),
  );
});

test('given a body with a link deep inside and the digest that a page carries, when it is searched, then the link alone is told', () => {
  const value = { seen: hash('sha256'), a: [{ b: 'www.example.org' }] };
  assert.deepEqual(findPointing(value), [{ at: '/a/0/b', what: 'link' }]);
});

test('given 262,144 characters made to be slow, when they are looked at, then they take no longer than plain ones', () => {
  const long = (part: string): string => part.repeat(262_144 / part.length);
  const plain = processorTime(() => pointingIn(long('It was sent on Monday. ')));
  for (const part of ['a.', 'a-', 'aA1/', 'ab ', 'ab:', '0x', 'a://', '12345678 ', 'a.com'])
    assertAlike(
      part,
      processorTime(() => pointingIn(long(part))),
      plain,
    );
});
