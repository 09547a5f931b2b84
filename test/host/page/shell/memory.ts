/** What this browser remembers of its reader between visits. */

type What = 'user' | 'theme';
const keyOf = (what: What): string => `premise-host.${what}`;

export function recall(what: What): string | null {
  return window.localStorage.getItem(keyOf(what));
}

export function remember(what: What, value: string): void {
  window.localStorage.setItem(keyOf(what), value);
}
