import { randomUUID } from 'node:crypto';

/** A UUID of version 7 (RFC 9562, 5.7): sorts by the instant that the database's clock gave. */
export const newId = (now: Date): string => {
  // The database's instant, handed in: ids that two machines make still sort by when things happened.
  const time = now.getTime().toString(16).padStart(12, '0');
  // Node draws random UUIDs from a store of many; their variant and what is random of them stand where version 7 has its
  // own.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
};
