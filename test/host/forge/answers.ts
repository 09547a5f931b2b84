/** What the platform's services answer to the SDK: a status, headers, a JSON body. */

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON value; undefined for an empty body. */
  readonly body?: unknown;
}

/** Nothing is pretended: what the host does not model says so, and where to teach it. */
export function notModelled(what: string, file: string): Answer {
  return {
    status: 501,
    body: { code: 'NOT_MODELLED', message: `${what} is not modelled by the local host: edit ${file}` },
  };
}

/** Statuses that must not have a body, by the fetch standard. */
const BODILESS = [204, 205, 304];

export function toResponse(answer: Answer): Response {
  const body = answer.body === undefined || BODILESS.includes(answer.status) ? null : JSON.stringify(answer.body);
  return new Response(body, {
    status: answer.status,
    headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...answer.headers },
  });
}
