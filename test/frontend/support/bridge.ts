/**
 * The one global UI Kit talks to, installed before any @forge package is loaded: import this file first. The SDK keeps
 * the function it finds, so this one stays and its target changes from test to test.
 */
export type BridgeTarget = (command: string, payload: unknown) => Promise<unknown>;

const unanswered: BridgeTarget = (command) =>
  Promise.reject(new Error(`no screen is open, and the bridge was asked to ${command}`));

export const bridge: { target: BridgeTarget } = { target: unanswered };

class RequestWithBase extends Request {
  // The SDK builds `new Request('')`: a page has a base address for that, Node has none.
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input === '' ? 'https://jira.test/' : input, init);
  }
}

Object.assign(globalThis, {
  self: globalThis,
  Request: RequestWithBase,
  __bridge: { callBridge: (command: string, payload: unknown) => bridge.target(command, payload) },
});
