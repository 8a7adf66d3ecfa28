import * as v from 'valibot';
import type { DataClient } from '../client.ts';
import { unwrap } from '../rpc.ts';

/** Public tables that may contain examples, by the pages that show them. */
const TABLES_WITH_EXAMPLES = {
	planning: ['features'],
	water: ['rivers', 'water_sections', 'water_samples', 'outfalls'],
	circle: ['walking_networks', 'compounds', 'circle_facilities']
} as const;

export type ExampleRoom = keyof typeof TABLES_WITH_EXAMPLES;

/** Parts of a town's data that contain examples: their pages say so. */
export async function roomsWithExamples(db: DataClient, town: string): Promise<ExampleRoom[]> {
	const found = await Promise.all(
		(['planning', 'water', 'circle'] as const).flatMap((room) =>
			TABLES_WITH_EXAMPLES[room].map(async (table) => {
				const answer = await db.from(table).select('is_example').eq('town_code', town).eq('is_example', true).limit(1);
				return unwrap(answer, v.array(v.object({ is_example: v.boolean() }))).length > 0 ? room : null;
			})
		)
	);
	return [...new Set(found.filter((room) => room !== null))];
}
