/** Stores a preview: it replaces an earlier import of the same file, and the examples of its kind. */
import type { Engine } from '../../backend/engine.ts';
import { insertCompounds, insertFacilities, type Visibility } from '../store-places.ts';
import type { ChosenTown } from '../../shared/chosen-town.ts';
import { isAcceptable, type PlacePreview } from './preview.ts';

export interface StoredPlaces {
	readonly stored: number;
	/** Whether the same file had been imported before. */
	readonly replaced: boolean;
	readonly examplesRemoved: number;
}

/** @throws RangeError where the preview has problems */
export async function storePlaces(
	engine: Engine,
	town: ChosenTown,
	preview: PlacePreview,
	visibility: Visibility
): Promise<StoredPlaces> {
	if (!isAcceptable(preview)) throw new RangeError('a file with problems is not taken in');
	const { importKind, name, sha256, compounds, facilities } = preview;
	const table = importKind === 'residents' ? 'compounds' : 'circle_facilities';
	return engine.transaction(async (statements) => {
		// One entry in the change log stands for all the rows.
		await statements.query('select private.load_in_bulk($1, $2)', [town.code, `npm run import:${importKind}: ${name}`]);
		const gone = await statements.query(
			'delete from public.circle_imports where town_code = $1 and kind = $2 and name = $3 returning id',
			[town.code, importKind, name]
		);
		const examples = await statements.query(
			`delete from public.${table} where town_code = $1 and is_example returning id`,
			[town.code]
		);
		const counts = importKind === 'residents' ? { compounds: compounds.length } : { facilities: facilities.length };
		const [row] = await statements.query<{ id: number | bigint }>(
			`insert into public.circle_imports (town_code, kind, name, sha256, counts)
			values ($1, $2, $3, $4, $5::jsonb) returning id`,
			[town.code, importKind, name, sha256, counts]
		);
		const batch = { import_id: Number(row?.id), visibility };
		if (importKind === 'residents') {
			// Compounds of an OSM extract have no population: the row of the file replaces them.
			await statements.query(
				`delete from public.compounds as c using public.circle_imports as i, jsonb_array_elements_text($2::jsonb) as given
				where c.town_code = $1 and i.town_code = c.town_code and i.id = c.import_id and i.kind = 'osm' and c.code = given`,
				[town.code, compounds.map(({ id }) => id)]
			);
			await insertCompounds(statements, town.code, compounds, batch);
		} else await insertFacilities(statements, town.code, facilities, batch);
		return {
			stored: compounds.length + facilities.length,
			replaced: gone.length > 0,
			examplesRemoved: examples.length
		};
	});
}
