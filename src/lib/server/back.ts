import * as v from 'valibot';

const path = v.fallback(v.pipe(v.string(), v.regex(/^\/(?![/\\])/)), '/');

/** Where a plain form leads back to: the page it was on, and nowhere else; only a path on this site. */
export const backOf = (form: FormData): string => v.parse(path, form.get('back'));
