import * as v from 'valibot';
import type { Lifecycle } from '../../domain/planning/lifecycle/lifecycle.ts';
import type { Kind, Theme, Town } from '../../domain/shared/town.ts';
import type { DataClient } from '../client.ts';
import { optionalText, phase, text } from './schemas.ts';
import { rpc, unwrap } from '../rpc.ts';

const position = v.tuple([v.number(), v.number()]);

const townRow = v.object({
	code: v.string(),
	slug: v.string(),
	language: v.string(),
	name: text,
	part_of: optionalText,
	time_zone: v.string(),
	west: v.number(),
	south: v.number(),
	east: v.number(),
	north: v.number(),
	camera: v.object({ center: position, zoom: v.number() }),
	official_area_km2: v.nullable(v.number()),
	map_approval_no: v.nullable(v.string()),
	attribution: v.array(v.string()),
	reference_dates: v.array(v.object({ date: v.string(), read: v.picklist(['actual', 'promise']), name: text })),
	edition: v.number(),
	water_edition: v.number()
});

/** All towns of this database, by code. */
export async function listTowns(db: DataClient): Promise<Town[]> {
	const answer = await db.from('towns').select('*').order('code');
	return unwrap(answer, v.array(townRow)).map(({ west, south, east, north, edition, water_edition, ...town }) => ({
		...town,
		bbox: [west, south, east, north],
		editions: { records: edition, water: water_edition }
	}));
}

/** Number of changes of the town's planning records: equal numbers mean equal lists. */
export async function getEdition(db: DataClient, town: string): Promise<number> {
	const answer = await db.from('towns').select('edition').eq('code', town).single();
	return unwrap(answer, v.object({ edition: v.number() })).edition;
}

const stage = v.object({
	lifecycle: v.string(),
	code: v.string(),
	seq: v.number(),
	phase,
	name: text,
	entry: optionalText,
	evidence: optionalText
});

const vocabulary = v.object({
	themes: v.array(v.object({ code: v.string(), name: text })),
	kinds: v.array(v.object({ code: v.string(), symbol: v.string(), name: text })),
	lifecycles: v.array(v.object({ code: v.string(), name: text, source: text, stages: v.array(stage) }))
});

export interface Vocabulary {
	themes: readonly Theme[];
	kinds: readonly Kind[];
	lifecycles: readonly Lifecycle[];
}

/** The vocabulary of a town: themes, kinds, lifecycles and their stages, each in the town's own order. */
export async function getVocabulary(db: DataClient, town: string): Promise<Vocabulary> {
	return rpc(db, 'vocabulary', { p_town: town }, vocabulary);
}
