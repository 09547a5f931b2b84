/** What a command comes to, of whatever kind of stream it is: an event, nothing, or a refusal people are told of. */
import { AppFailure } from '../failures';

/** As the domain says it. */
export type Decided<E> =
  | { readonly kind: 'append'; readonly event: E }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict' | 'invalid'; readonly field: string }
  | { readonly kind: 'unknown' };

/**
 * The event to append, null = it is so already.
 * @param unknown what is said of a thing that is not there
 * @throws AppFailure conflict, invalid (with the field), and what `unknown` makes
 */
export function eventOf<E>(
  decided: Decided<E>,
  command: { readonly kind: string },
  unknown: () => AppFailure,
): E | null {
  switch (decided.kind) {
    case 'append':
      return decided.event;
    case 'unchanged':
      return null;
    case 'unknown':
      throw unknown();
    case 'conflict':
    case 'invalid':
      throw new AppFailure(decided.kind, `${command.kind} refused`, { field: `command.${decided.field}` });
  }
}
