import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const policy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** The headers of every answer, errors included. upgrade-insecure-requests is left out: it breaks plain http on loopback. */
export const securityHeaders = (nonce: string, https: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': policy(nonce),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
  'cache-control': 'no-store',
  ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
});

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** Against rebinding: a name that is not of this machine never reaches the demonstration. */
export const isLoopbackHost = (host: string | undefined): boolean => LOOPBACK.test(host ?? '');

export const changesState = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Whether a request comes from a page of ours. With no-referrer a browser sends `Origin: null` even from our own pages,
 * so Sec-Fetch-Site speaks for it; a client that sends neither must say the Origin.
 */
export const isFromHere = (request: FastifyRequest, origin: string): boolean => {
  const site = request.headers['sec-fetch-site'];
  const from = request.headers.origin;
  if (site !== undefined) return site === 'same-origin' && (from === undefined || from === 'null' || from === origin);
  return from === origin;
};

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined;

const isForm = (request: FastifyRequest): boolean =>
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/.test(request.headers['content-type'] ?? '');

/** Whether the request carries the session’s own token: a form in its field, JSON in its header. */
export const carriesToken = (request: FastifyRequest, expected: string): boolean => {
  const given = isForm(request) ? fieldOf(request.body, 'csrf') : request.headers['x-csrf-token'];
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};
