/** A file somebody chose, as UI Kit's picker hands it over. */
export interface Picked {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly data: string;
}

const DATA_URL = /^data:[^,]*;base64,/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The words of a chosen file. UI Kit says that `data` is a text and not which, so all there can be are understood: a data
 * URL, bare base64, and the words themselves. An export begins with a brace, which is no base64.
 */
export function wordsOf({ data }: Picked): string {
  const packed = data.replace(DATA_URL, '');
  if (packed.length % 4 !== 0 || !BASE64.test(packed)) return data;
  return new TextDecoder().decode(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)));
}
