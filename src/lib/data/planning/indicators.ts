import * as v from 'valibot';
import type { Indicator } from '../../domain/planning/indicators/indicator.ts';
import type { DataClient } from '../client.ts';
import { citation, commitment, optionalText, remark, text } from '../shared/schemas.ts';
import { rpc } from '../rpc.ts';

const indicator = v.object({
	code: v.string(),
	theme: v.string(),
	name: text,
	unit: optionalText,
	values: v.array(
		v.object({
			year: v.number(),
			kind: v.picklist(['actual', 'target']),
			value: v.nullable(v.number()),
			suppressed: v.boolean(),
			text: optionalText,
			operator: v.picklist(['=', '>=', '<=', '~']),
			measure: v.picklist(['level', 'growth']),
			qualifier: optionalText,
			period: optionalText,
			change: v.nullable(v.object({ value: v.number(), unit: v.picklist(['percent', 'points', 'unclear']) })),
			rank: optionalText,
			derived: v.boolean(),
			commitment: v.nullable(commitment),
			...citation
		})
	),
	notes: v.array(remark)
});

/** The town's figures in the order of its seed, values by year. */
export async function listIndicators(db: DataClient, town: string): Promise<Indicator[]> {
	return rpc(db, 'indicator_table', { p_town: town }, v.array(indicator));
}
