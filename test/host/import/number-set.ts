/** Numbers in a set of bits: a million keys or ids of one project, which lie close together, take a few hundred kB. */

/** Numbers in one page, a power of two. */
const PAGE = 65_536;

export class NumberSet {
  private readonly pages = new Map<number, Uint8Array>();

  /** @returns false when it was in the set already */
  add(number: number): boolean {
    const at = Math.floor(number / PAGE);
    const page = this.pages.get(at) ?? new Uint8Array(PAGE / 8);
    this.pages.set(at, page);
    const [byte, bit] = [(number % PAGE) >> 3, 1 << (number & 7)];
    const before = page[byte] ?? 0;
    page[byte] = before | bit;
    return (before & bit) === 0;
  }
}
