/** Listening to a Forge Realtime channel: what the server hears of it arrives as server-sent events. */
import * as v from 'valibot';
import type { ModuleInstance } from './module-instance';

const Subscribe = v.looseObject({
  onEvent: v.custom<(payload: unknown) => void>((value) => typeof value === 'function', 'a function'),
});
const Ticket = v.object({ ticket: v.string() });

/**
 * @param ask the server for the subscription, without the callback
 * @throws what the server refuses it with
 */
export async function subscribeRealtime(
  instance: ModuleInstance,
  data: unknown,
  ask: (asked: unknown) => Promise<unknown>,
): Promise<unknown> {
  const { onEvent, ...asked } = v.parse(Subscribe, data);
  const { ticket } = v.parse(Ticket, await ask(asked));
  const source = new EventSource(`/host/realtime/${ticket}`);
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const payload: unknown = JSON.parse(message.data);
    onEvent(payload);
  });
  // Once the server has hung up there is no such subscription any more: asking for it again would only fail.
  source.addEventListener('error', () => source.close());
  const end = (): void => source.close();
  instance.atEnd(end);
  return { unsubscribe: end };
}
