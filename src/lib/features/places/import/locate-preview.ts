/** Location of a file in a coordinate system, computed by the server. */
import * as v from 'valibot';
import { CHOICE_WORDS } from './problem-words.ts';

const where = v.object({
	tried: v.number(),
	known: v.number(),
	inside: v.number(),
	error_m: v.number(),
	fit: v.optional(
		v.nullable(
			v.object({
				residuals_m: v.array(v.number()),
				rms_m: v.number(),
				spare: v.number(),
				scale: v.number(),
				turn_degrees: v.number(),
				swapped: v.boolean()
			})
		)
	)
});
export type Where = v.InferOutput<typeof where>;

const geometry = v.object({ type: v.string(), coordinates: v.array(v.unknown()) });
const shown = v.object({
	...where.entries,
	shapes: v.object({ features: v.array(v.object({ geometry })) })
});
export type Shown = v.InferOutput<typeof shown>;
const refused = v.object({ problem: v.picklist(CHOICE_WORDS) });

/** Requests the location of a form's file. @throws Error where the request fails */
export async function askWhere(address: string, form: FormData): Promise<Shown | v.InferOutput<typeof refused>> {
	const response = await fetch(address, { method: 'POST', body: form });
	return v.parse(v.union([shown, refused]), await response.json());
}
