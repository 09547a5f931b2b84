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
  const response = new Response(null, {
    status: answer.status,
    headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...answer.headers },
  });
  return body === null ? response : withText(response, body);
}

/**
 * Read at once: a body of its own would go through a stream, which took a fifth of every statement's time. As in a body,
 * what was read is gone.
 */
function withText(response: Response, text: string): Response {
  let isRead = false;
  const read = (): Promise<string> => {
    if (isRead) return Promise.reject(new TypeError('Body is unusable: Body has already been read'));
    isRead = true;
    return Promise.resolve(text);
  };
  return Object.assign(response, {
    text: read,
    json: async (): Promise<unknown> => JSON.parse(await read()),
  });
}
