/** A fresh id for a command, a finding or an assumption. UI Kit code runs with or without a window, hence `globalThis`. */
export function newId(): string {
  return globalThis.crypto.randomUUID();
}
