import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { assertAlike, processorTime } from '../../../test/processor-time.ts';
import { findImagery, holdsImagery } from './imagery.ts';

const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(900)]);
const pairs = Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16BE(2 * i));
const base64 = bytes.toString('base64');
const hex = bytes.toString('hex');
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = [...bytes].map((byte, i) => (BASE32[byte >> 3] ?? '') + (BASE32[(byte + i) & 31] ?? '')).join('');
const uuencode = (bytes.toString('latin1').match(/[^]{45}/gu) ?? []).map((line) => {
  const bits = Buffer.from(line, 'latin1').toString('base64');
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return `M${Array.from(bits, (sign) => String.fromCodePoint(32 + (signs.indexOf(sign) || 64))).join('')}`;
});
const ascii85 = Array.from({ length: bytes.length / 4 }, (_, i) => {
  let rest = bytes.readUInt32BE(4 * i);
  return Array.from({ length: 5 }, () => {
    const sign = String.fromCodePoint(33 + (rest % 85));
    rest = Math.floor(rest / 85);
    return sign;
  }).join('');
}).join('');
const wrap = (text: string, width: number) => text.replaceAll(new RegExp(`(.{${width}})`, 'g'), '$1\r\n');

const carriers: Readonly<Record<string, string>> = {
  'a data URI': `see data:image/png;base64,iVBORw0KGgo=`,
  'a data URI without a type': 'data:;base64,iVBORw0KGgo=',
  'a data URI that is not base64': 'data:image/svg+xml,%3Csvg%3E',
  base64,
  'base64url in a sentence': `he sent ${bytes.toString('base64url')} to me`,
  'base64 in lines of mail': wrap(base64, 76),
  'base64 in short lines': wrap(base64, 24),
  'base64 in words of eight': wrap(base64, 8),
  'base64 in words of five': wrap(base64, 5),
  'base64 parted by commas': wrap(base64, 16).replaceAll('\r\n', ', '),
  'base64 parted by stops': wrap(base64, 16).replaceAll('\r\n', '. '),
  'base64 parted by signs that are not seen': wrap(base64, 8).replaceAll('\r\n', '\u200b'),
  'base64 in wide signs': Array.from(base64, (sign) =>
    sign > ' ' ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign,
  ).join(''),
  'base32 in words of eight': wrap(base32, 8),
  'base32 in small letters': wrap(base32.toLowerCase(), 8),
  uuencode: uuencode.join('\n'),
  Ascii85: wrap(ascii85, 60),
  'bytes as numbers': [...bytes].join(' '),
  'bytes as numbers between commas': [...bytes].join(', '),
  'a data URI of text': 'data:text/html,<img src=x>',
  'a data URI without anything': 'data:,hello',
  'a data URI with gaps': 'data : image/png ; base64 , iVBORw0KGgo',
  ...Object.fromEntries(
    [1, 2, 3, 4, 8].flatMap((length) =>
      [' ', '.', ',', ';', '|', '. '].map((mark) => [
        `base64 in words of ${length} parted by “${mark}”`,
        wrap(base64, length).replaceAll('\r\n', mark),
      ]),
    ),
  ),
  ...Object.fromEntries(
    [
      ['binary', 2, 8],
      ['octal', 8, 3],
      ['decimal', 10, 3],
    ].flatMap(([name = '', base = 2, width = 8]) => {
      const digits = Array.from(bytes, (byte) => byte.toString(Number(base)).padStart(Number(width), '0'));
      return [
        [`${name} digits`, digits.join('').slice(0, 1_984)],
        [`${name} digits in groups`, digits.join(' ').slice(0, 1_984)],
        [`${name} digits in fours`, wrap(digits.join(''), 4).slice(0, 1_984)],
      ];
    }),
  ),
  'octal numbers': Array.from(bytes, (byte) => byte.toString(8)).join(' '),
  'bytes as signs of Chinese': String.fromCodePoint(...Array.from(pairs, (pair) => 0x4e00 + (pair % 20_000))),
  'bytes as signs of Korean': String.fromCodePoint(...Array.from(pairs, (pair) => 0xac00 + (pair % 11_000))),
  'bytes as signs of Korean, with gaps': wrap(
    String.fromCodePoint(...Array.from(pairs, (pair) => 0xac00 + (pair % 11_000))),
    5,
  ),
  'bytes as Braille': String.fromCodePoint(...Array.from(bytes, (byte) => 0x2800 + byte)),
  'Ascii85 between its marks': `<~${ascii85.slice(0, 375)}~>`,
  hex,
  'hex in lines': wrap(hex, 60),
  'hex in lines as long as a checksum': wrap(hex, 64),
  'hex in pairs': (hex.match(/../g) ?? []).join(' '),
  'quoted-printable': (hex.toUpperCase().match(/../g) ?? []).map((pair) => `=${pair}`).join(''),
  'percent signs': (hex.match(/../g) ?? []).map((pair) => `%${pair}`).join(''),
  'bytes read as Latin-1': bytes.toString('latin1'),
  'bytes read as UTF-8': bytes.toString('utf8'),
  'vector markup': 'like this <svg viewBox="0 0 1 1"></svg>',
  'a picture in rich text': String.raw`{\rtf1 {\pict\jpegblip`,
};

for (const [name, text] of Object.entries(carriers)) {
  test(`given ${name}, when it is looked at, then it is found`, () => {
    assert.equal(holdsImagery(text), true);
  });
}

const sha256 = (text: string | number) => createHash('sha256').update(String(text)).digest('hex');
const long = 'She said that a boy in her year asked for it and that two others have seen it since Friday ';
const plain: Readonly<Record<string, string>> = {
  'a long narrative without any stop': long.repeat(40),
  'a long narrative with stops': `${long.trim()}.\n`.repeat(40),
  Welsh: 'Dywedodd fod bachgen yn ei blwyddyn wedi gofyn amdano ŵ ŷ â ê î ô û. '.repeat(20),
  'the longest Welsh name': 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch '.repeat(20),
  Arabic: 'قالت إن صبيا في صفها طلب ذلك '.repeat(40),
  emoji: '😢👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 '.repeat(60),
  'thirty IMEIs': Array.from({ length: 30 }, (_, i) => String(356938035643809 + i * 7919)).join('\n'),
  'forty class lists':
    'Year10 7B, WhatsApp2 group, iPhone14 and Xbox360: said to Mr O’Neil on 3 May by two of them. '.repeat(40),
  'forty phone numbers': Array.from({ length: 40 }, (_, i) => `07700 900${String(i).padStart(3, '0')}`).join('\n'),
  'a dozen checksums': Array.from({ length: 12 }, (_, i) => sha256(i)).join('\n'),
  'a long address': `https://example.org/a/${'path-of-some-length/'.repeat(10)}?q=${'x%20y'.repeat(30)}`,
  'an address of another alphabet': `https://example.org/${encodeURIComponent('مدرسة الشرق الأوسط الثانوية')}`,
  'a line across the page': '-'.repeat(600),
  laughter: 'ha'.repeat(300),
  'a word about data': 'The data: image sharing among the year group, base 64 pupils.',
  'thirty number plates in a list': Array.from({ length: 30 }, (_, i) => `XX${String(i + 10)}ABC`).join(', '),
  'a table of counts': Array.from({ length: 60 }, (_, i) => `Northmoor,${i},${i * 3},${i + 40},17`).join('\n'),
  'forty crime references': Array.from({ length: 40 }, (_, i) => `05E1${String(4_012_300 + i * 37)}24`).join('\n'),
  'forty references with strokes': Array.from({ length: 40 }, (_, i) => `NM/${String(12_300 + i * 37)}/26`).join(', '),
  'a hundred dates': Array.from(
    { length: 100 },
    (_, i) => `${String((i % 28) + 1).padStart(2, '0')}.0${(i % 9) + 1}.2026`,
  ).join(', '),
  'two hundred times of day': Array.from(
    { length: 200 },
    (_, i) => `${String((i * 7) % 24).padStart(2, '0')}${String((i * 13) % 60).padStart(2, '0')}`,
  ).join(' '),
  'two hundred times of day with stops': Array.from(
    { length: 200 },
    (_, i) => `${String((i * 7) % 24).padStart(2, '0')}.${String((i * 13) % 60).padStart(2, '0')}`,
  ).join(', '),
  'sixty telephone numbers in threes': Array.from(
    { length: 60 },
    (_, i) => `0121 496 ${String(i * 17).padStart(4, '0')}`,
  ).join('\n'),
  'a table of large counts': Array.from({ length: 300 }, (_, i) => 1_000 + ((i * 7_919) % 8_999)).join('\t'),
  'a table of yes and no': Array.from({ length: 90 }, (_, i) => `Row ${i},${i % 2},${(i >> 1) % 2},1,0,1`).join('\n'),
  'short words': 'He is 14 and in Yr 9 so I let him go to bed at 9 pm as he is ill and so am I. '.repeat(20),
  'a table of short cells': Array.from({ length: 120 }, (_, i) => `Girl ${i % 20}A Boy 7B Yes No`).join('\n'),
  Chinese: '她说同年级的一个男孩向她要了它，从星期五以来还有两个人看过。老师第二天早上告诉了她的母亲。'.repeat(20),
  'Chinese without stops':
    '她说同年级的一个男孩向她要了它从星期五以来还有两个人看过老师第二天早上告诉了她的母亲'.repeat(20),
  Korean: '그녀는 같은 학년 남학생이 그것을 요구했고 금요일 이후로 두 명이 더 보았다고 말했다. '.repeat(20),
  Polish:
    'Powiedziała, że chłopiec z jej rocznika poprosił o to i że od piątku widziały to jeszcze dwie osoby. '.repeat(20),
  Braille: '⠠⠓⠑ ⠎⠁⠊⠙ ⠞⠓⠁⠞ ⠊⠞ ⠺⠁⠎ ⠎⠑⠝⠞ ⠕⠝ ⠠⠍⠕⠝⠙⠁⠽ '.repeat(30),
  'thirty addresses of pages': Array.from({ length: 30 }, (_, i) => `www.example.org/advice/2026/page-${i}.html`).join(
    ' ',
  ),
  'counts in a row': Array.from({ length: 400 }, (_, i) => (i * 7) % 90).join(', '),
  'asides and slashes': 'he/she (14) said: "yes" & then (no); they/them [as told] - 50% of it @ school. '.repeat(20),
  'data in a sentence':
    'We hold personal data: name, address, school; data:sharing agreed, and text/calls, by phone. '.repeat(8),
  'a table with tabs': 'name\tage\r\nA\t14\r\n'.repeat(50),
};

for (const [name, text] of Object.entries(plain)) {
  test(`given ${name}, when it is looked at, then it passes`, () => {
    assert.equal(holdsImagery(text), false);
  });
}

test('given 2,000 narratives of words, when they are looked at, then none is refused', () => {
  const words = fc.stringMatching(/^[a-zA-Z'’ŵŷâêîôû]{1,14}[.,;:!?]?$/);
  fc.assert(
    fc.property(fc.array(words, { minLength: 40, maxLength: 160 }), (text) => !holdsImagery(text.join(' '))),
    many(2000, 20261122),
  );
});

test('given 262,144 characters made to be slow, when they are looked at, then they take no longer than plain ones', () => {
  const long = (part: string): string => part.repeat(262_144 / part.length);
  const plain = processorTime(() => holdsImagery(long('It was sent on Monday. ')));
  for (const part of [
    'data:',
    '%f',
    '=F\n',
    'aA1/',
    'data: base6',
    '\\x',
    'a ',
    '200 ',
    '1,',
    'a1A',
    '!#%a',
    'a.',
    '01',
    '0000 ',
    '<~',
    '377 ',
    '语',
    '⣿',
  ])
    assertAlike(
      part,
      processorTime(() => holdsImagery(long(part))),
      plain,
    );
});

test('given a body with imagery deep inside, when it is searched, then its places are told as pointers', () => {
  const value = { a: [{ 'b/c': base64 }, 'plain'], [hex]: 1 };
  assert.deepEqual(findImagery(value), ['/a/0/b~1c', '']);
});
