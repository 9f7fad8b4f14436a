import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** A line is given 64 bits of its own (RFC 6177): whoever has one has more addresses than anybody could count. */
const OF_LINE = 4;

const groupsIn = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));

/** Whom an address counts as: itself, and of IPv6 its /64, in which one may take another address for each request. */
export const networkOf = (ip: string): string => {
  // One of IPv4, as a socket for both kinds has it.
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(ip) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail = ''] = ip.toLowerCase().split('%')[0]?.split('::') ?? [];
  const first = groupsIn(head);
  const last = groupsIn(tail);
  const between = Array.from({ length: Math.max(0, GROUPS - first.length - last.length) }, () => '0');
  const groups = [...first, ...between, ...last].slice(0, OF_LINE);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};
