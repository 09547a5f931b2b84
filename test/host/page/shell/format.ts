/** Dates as Jira shows them. */

/** `14 Nov 2026, 09:30` in the acting person's time zone. */
export function formatMoment(iso: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timeZone ?? 'UTC',
  }).format(new Date(iso));
}
