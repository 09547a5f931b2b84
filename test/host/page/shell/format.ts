/** Dates as Jira shows them to a person. */
import type { Person } from '../host-info';

/** `Nov 14, 2026, 9:30 AM`, in the acting person's language and time zone. */
export function formatMoment(iso: string, person: Person): string {
  return new Intl.DateTimeFormat(person.locale ?? 'en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: person.timeZone ?? 'UTC',
  }).format(new Date(iso));
}
