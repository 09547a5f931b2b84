/** Jira's date form. Everything is UTC: the site's people all live in that timezone. */

/** `2026-11-22T10:20:30.123+0000`, as Jira writes every instant. */
export function jiraDate(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

/** ms since 1970 of Jira's own form or any ISO 8601 instant with an offset; null when the text is neither. */
export function parseJiraDate(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const ms = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isFinite(ms) ? ms : null;
}
