/** What a licence that has ended takes away: writing. Reading always works. */
import * as v from '../valibot';

/** As the platform tells it; free and unlisted apps have none. */
export const License = v.nullish(v.object({ active: v.nullish(v.boolean()), isActive: v.nullish(v.boolean()) }));
export type License = v.InferOutput<typeof License>;

/** Outside production, and for apps installed without a licence, there is nothing that could lapse. */
export function hasLapsed(license: License, environmentType: string): boolean {
  if (environmentType !== 'PRODUCTION') return false;
  return license?.active === false || license?.isActive === false;
}
