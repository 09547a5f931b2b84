/** The part of the project page's address that opens the retrospective of a sprint. Pure. */

const NAME = 'retro';
const SPRINT = /^[1-9]\d{0,17}$/;

export function retroAddress(sprintId: string): string {
  return `?${new URLSearchParams({ [NAME]: sprintId }).toString()}`;
}

/** Jira's id of the sprint an address asks for; null = none. Anybody can write an address. */
export function retroSprintOf(address: string): string | null {
  const said = new URLSearchParams(address).get(NAME);
  return said !== null && SPRINT.test(said) ? said : null;
}
