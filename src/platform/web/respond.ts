import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/index.ts';
import { formBody, isOfFew, isPlainForm } from './body.ts';
import { inputsOf, keptIn } from './kept.ts';
import { faultsOf, type Problem, type Problems, type Refusal } from './problem.ts';
import type { PageModel, RefusedReply, Reply } from './reply.ts';
import { keepSaid, takeSaid, type Said } from './said.ts';
import type { Mode } from './session.ts';
import type { Render } from './view.ts';

export interface NavigationItem {
  readonly text: string;
  readonly href: string;
}
export type Navigation = (actor: Actor) => readonly NavigationItem[];

/** Where a refusal leads, and what is new, where it is refused for that. */
type Onward = Pick<RefusedReply, 'back' | 'news'>;

export interface Responder {
  /** Draws a page now, and leaves it to be sent later; what is no page stays what it is. */
  readonly draw: (request: FastifyRequest, reply: FastifyReply, answer: Reply) => Reply;
  readonly send: (request: FastifyRequest, reply: FastifyReply, answer: Reply) => FastifyReply;
  readonly refuse: (request: FastifyRequest, reply: FastifyReply, refusal: Refusal, from?: Onward) => FastifyReply;
}

interface Parts {
  readonly render: Render;
  readonly problems: Problems;
  readonly navigation: Navigation;
  readonly mode: Mode;
  readonly said: Said;
}

/** By the route that answers, not by the address as it was written: `/%61pi` is `/api` to whoever routes. */
export const isForProgram = ({ routeOptions, url }: FastifyRequest): boolean =>
  /^\/api(?:[/?]|$)/.test(routeOptions.url ?? url);

/** One at most: the page itself; or that to which its way back leads; or that below whose address it stands. */
const currentOf = (items: readonly NavigationItem[], path: string, back: string | undefined): string | undefined => {
  const below = items
    .filter(({ href }) => path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length);
  const at = (place: string | undefined) => items.find(({ href }) => href === place);
  return (at(path) ?? at(back) ?? below[0])?.href;
};

const shellOf = (parts: Parts, request: FastifyRequest, reply: FastifyReply, back: string | undefined) => {
  const { session, nonce, told } = request.evenhand;
  const path = request.url.split('?')[0] ?? '/';
  const items = session === undefined ? [] : parts.navigation(session.actor);
  const current = currentOf(items, path, back);
  return {
    demonstration: parts.mode === 'demonstration',
    lang: 'en',
    nonce,
    actor: session?.actor,
    stranger: told && session === undefined,
    forceName: session?.forceName,
    said: takeSaid(parts, request, reply),
    csrf: session?.csrf ?? '',
    // Every form carries it, so that what is new since can be told of any of them.
    readAt: session?.at.toISOString(),
    // Each form shown has a key of its own: sent twice by an impatient hand, it has one effect.
    key: randomUUID(),
    home: path === '/',
    navigation: items.map((item) => ({ ...item, active: item.href === current })),
  };
};

const drawPage = (
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  model: PageModel,
): string => parts.render(template, { ...model, shell: shellOf(parts, request, reply, model.back?.href) });

const sendText = (reply: FastifyReply, text: string): FastifyReply => reply.type('text/html; charset=utf-8').send(text);

const sendPage = (parts: Parts, request: FastifyRequest, reply: FastifyReply, template: string, model: PageModel) =>
  sendText(reply, drawPage(parts, request, reply, template, model));

/** A refusal whose code nobody put in the table is a bug of ours, and is told as one. */
const problemOf = (parts: Parts, refusal: Refusal): readonly [string, Problem] => {
  const found = Object.hasOwn(parts.problems, refusal.code) ? parts.problems[refusal.code] : undefined;
  if (found !== undefined) return [refusal.code, found];
  const broken = parts.problems['broken'];
  if (broken === undefined) throw new Error('the table of problems lacks “broken”');
  return ['broken', broken];
};

const wayBack = (request: FastifyRequest, back: string | undefined): NavigationItem => {
  if (back !== undefined) return { text: request.evenhand.session === undefined ? 'Sign in' : 'Go back', href: back };
  return request.method === 'POST' && request.server.hasRoute({ method: 'GET', url: request.routeOptions.url ?? '' })
    ? { text: 'Open the form again', href: request.url }
    : { text: 'Go to the start page', href: '/' };
};

/** What ends by itself or by something done elsewhere: the same form then goes through. */
const SENT_AGAIN = [
  'session-ended',
  'not-from-here',
  'ReasonNeeded',
  'EmergencyOnly',
  'too-many-requests',
  'database-silent',
];

const isGivenBack = (request: FastifyRequest, code: string): boolean =>
  request.method === 'POST' &&
  code !== 'session-ended-unread' &&
  // Of whom nothing could be looked up, no more than of who is not signed in.
  (request.evenhand.lost === undefined || isOfFew(formBody(request.body)));

/** For programs (RFC 9457). */
const sendProblem = (
  reply: FastifyReply,
  refusal: Refusal,
  about: { readonly code: string; readonly [member: string]: unknown },
): FastifyReply => {
  const errors = faultsOf(refusal);
  const document = { type: `urn:evenhand:problem:${about.code}`, ...about };
  return reply
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(errors.length > 0 ? { ...document, errors } : document));
};

const newIn = ({ news }: Onward): Pick<PageModel, 'news'> => (news === undefined ? {} : { news });

/** Only of faults of ours: it is for whoever has to find them in the log, where each is that somebody may come with. */
const referenceOf = (request: FastifyRequest, code: string, { status, title }: Problem): string | undefined => {
  if (status < 500) return undefined;
  // The form of its address alone: what stands in one can be somebody’s words.
  request.log.warn({ code, route: request.routeOptions.url }, title);
  return request.id;
};

const refuseWith =
  (parts: Parts): Responder['refuse'] =>
  (request, reply, refusal, from = {}) => {
    const [code, problem] = problemOf(parts, refusal);
    if (code !== refusal.code) request.log.error({ code: refusal.code }, 'a refusal without a problem');
    reply.code(problem.status);
    if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
    const detail = problem.sentence(refusal);
    const reference = referenceOf(request, code, problem);
    if (isForProgram(request)) {
      const { title, status } = problem;
      return sendProblem(reply, refusal, { title, status, detail, code, reference, ...problem.members?.(refusal) });
    }
    // Nothing was saved, and going back may find an empty form: what was answered is shown, to be copied or sent again.
    const form = formBody(isGivenBack(request, code) ? request.body : undefined);
    const again = SENT_AGAIN.includes(code) && isPlainForm(request) ? inputsOf(form) : [];
    const way = problem.way?.(refusal) ?? wayBack(request, from.back);
    const kept = { kept: keptIn(form), again, at: request.url };
    const model = {
      title: problem.title,
      // The reference below is of the request, and no place that somebody is at.
      tab: problem.title,
      sentence: detail,
      reference,
      way,
      also: problem.also,
      code,
      ...kept,
      ...newIn(from),
    };
    return sendPage(parts, request, reply, 'refused.njk', model);
  };

// A packed file has no characters: a charset would only mislead what opens it.
const isText = (type: string): boolean => !type.includes('opendocument');

/** Turns what handlers answer into responses: pages for people, JSON and RFC 9457 problems for programs. */
export const createResponder = (parts: Parts): Responder => {
  const refuse = refuseWith(parts);
  const send: Responder['send'] = (request, reply, answer) => {
    switch (answer.kind) {
      case 'page':
        return sendPage(parts, request, reply.code(answer.status), answer.template, answer.model);
      case 'drawn':
        return sendText(reply.code(answer.status), answer.text);
      case 'redirect':
        keepSaid(parts, request, reply);
        // 303: reloading the page that follows sends nothing again.
        return reply.redirect(answer.to, 303);
      case 'refused':
        return refuse(request, reply, answer.refusal, answer);
      case 'json':
        if (answer.etag !== undefined) reply.header('etag', `"${answer.etag}"`);
        if (answer.location !== undefined) reply.header('location', answer.location);
        return reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
      case 'document':
        if (answer.name !== undefined) reply.header('content-disposition', `attachment; filename="${answer.name}"`);
        return reply.type(isText(answer.type) ? `${answer.type}; charset=utf-8` : answer.type).send(answer.body);
    }
  };
  const draw: Responder['draw'] = (request, reply, answer) =>
    answer.kind === 'page'
      ? { kind: 'drawn', text: drawPage(parts, request, reply, answer.template, answer.model), status: answer.status }
      : answer;
  return { draw, send, refuse };
};
