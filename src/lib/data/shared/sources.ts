import * as v from 'valibot';
import type { Programme, SourceDocument, SourceNote } from '../../domain/shared/source.ts';
import type { DataClient } from '../client.ts';
import { citation, commitment, optionalText, precision, text } from './schemas.ts';
import { rpc, unwrap } from '../rpc.ts';

const count = v.number();

const document = v.object({
	slug: v.string(),
	kind: v.string(),
	title: text,
	author: optionalText,
	published_on: v.nullable(v.string()),
	period: optionalText,
	occasion: optionalText,
	licence: optionalText,
	how_read: text,
	missing: v.array(text),
	sections: v.array(v.object({ code: v.string(), name: text })),
	cited: v.object({
		features: count,
		events: count,
		facts: count,
		programmes: count,
		notes: count,
		indicator_values: count
	})
});

/** Documents of the town, newest first, with the number of citations of each. */
export async function listSources(db: DataClient, town: string): Promise<SourceDocument[]> {
	return rpc(db, 'source_documents', { p_town: town }, v.array(document));
}

const note = v.object({ slug: v.string(), kind: v.string(), name: text, text, ...citation });

/** Glossary, goals, problems, awards and tensions of the town's sources, in the order of the seed. */
export async function listNotes(db: DataClient, town: string): Promise<SourceNote[]> {
	const answer = await db
		.from('source_notes')
		.select('slug, kind, name, text, source, section')
		.eq('town_code', town)
		.order('seq')
		.limit(1000);
	return unwrap(answer, v.array(note));
}

const statement = { text, date: v.string(), precision, ...citation };

const programme = v.object({
	slug: v.string(),
	name: text,
	theme: v.string(),
	kind: v.string(),
	summary: text,
	reported: v.nullable(v.object(statement)),
	promised: v.nullable(v.object({ ...statement, commitment })),
	indicators: v.array(v.string()),
	...citation
});

/** Programmes without a location, in the order of the seed. */
export async function listProgrammes(db: DataClient, town: string): Promise<Programme[]> {
	const answer = await db
		.from('programmes')
		.select('slug, name, theme, kind, summary, reported, promised, indicators, source, section')
		.eq('town_code', town)
		.order('seq')
		.limit(1000);
	return unwrap(answer, v.array(programme));
}
