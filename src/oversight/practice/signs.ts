const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Bytes in signs that cannot be misread, in groups of four: what is told over a telephone, and what no door takes for a piece of
 * a file. Crockford's base 32, filled up with zeros to a whole group.
 */
export const signsOf = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const whole = Math.ceil(bits.length / 20) * 4;
  const signs = Array.from({ length: whole }, (_, at) =>
    SIGNS.charAt(parseInt(bits.slice(at * 5, at * 5 + 5).padEnd(5, '0'), 2)),
  );
  return Array.from({ length: whole / 4 }, (_, group) => signs.slice(group * 4, group * 4 + 4).join('')).join(' ');
};

/** So many bytes out of signs as somebody typed them, in any groups and in small letters too; undefined where they are no such signs. */
export const bytesIn = (typed: string, length: number): Buffer | undefined => {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/gu, '');
  const values = Array.from(signs, (sign) => SIGNS.indexOf(sign));
  if (values.includes(-1) || signs.length !== Math.ceil((length * 8) / 20) * 4) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const bytes = Array.from({ length }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8), 2));
  return Buffer.from(bytes);
};
