/**
 * What `createHistory` hands to a full page: its own part of the address, read and changed without loading anything.
 * Only what lies behind `?` is modelled: no module of the app has paths of its own.
 */
import * as v from 'valibot';

interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

const To = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => ({ search: text.includes('?') ? text.slice(text.indexOf('?')) : '' })),
  ),
  v.object({ pathname: v.string(), search: v.optional(v.string(), '') }),
]);
const Listener = v.custom<(place: Place, action: string) => void>((value) => typeof value === 'function', 'a function');

function here(): Place {
  const [, search = ''] = window.location.hash.split('?');
  return { pathname: '/', search: search === '' ? '' : `?${search}`, hash: '' };
}

function addressOf(to: unknown): string {
  const [base = ''] = window.location.hash.split('?');
  return `${base}${v.parse(To, to).search}`;
}

export function appHistory(): unknown {
  const listeners = new Set<(place: Place, action: string) => void>();
  const tell = (action: string): void => {
    for (const listener of listeners) listener(here(), action);
  };
  return {
    action: 'POP',
    location: here(),
    push: (to: unknown) => {
      window.history.pushState(null, '', addressOf(to));
      tell('PUSH');
    },
    replace: (to: unknown) => {
      window.history.replaceState(null, '', addressOf(to));
      tell('REPLACE');
    },
    listen: (listener: unknown) => {
      const heard = v.parse(Listener, listener);
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
