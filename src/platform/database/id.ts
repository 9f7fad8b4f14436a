import { randomBytes } from 'node:crypto';

/** A UUID of version 7 (RFC 9562, 5.7): sorts by the instant that the database's clock gave. */
export const newId = (now: Date): string => {
  const bytes = randomBytes(16);
  // The database's instant, handed in: ids that two machines make still sort by when things happened.
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
