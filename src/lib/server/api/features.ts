/** Features of an export: selected, filtered, read and ordered exactly as on the page. */
import { listFeatures } from '../../data/planning/features.ts';
import type { Vocabulary } from '../../data/shared/towns.ts';
import { filterFeatures } from '../../domain/planning/filter.ts';
import type { FeatureFilter } from '../../domain/shared/feature-filter.ts';
import { readAs } from '../../domain/planning/lifecycle/reading.ts';
import { stageRanks } from '../../domain/planning/lifecycle/schedule.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import type { FeatureClass } from '../../domain/shared/feature-filter.ts';
import { sortFeatures } from '../../domain/planning/sort.ts';
import { VIEW_FIELDS } from '../../domain/shared/view-state.ts';
import { sourcesOf, vocabularyOf } from '../shared/town-directory.ts';
import { featureColumns, type Column } from './columns.ts';
import { csv } from './csv.ts';
import { endpoint, type ApiRequest } from './endpoint.ts';
import { featureCollection, representativePoint } from './geojson.ts';
import { ApiProblem, type FieldProblem } from './problem.ts';
import { represent } from './representation.ts';
import type { ApiWords } from './words.ts';

/** Collections by the name in their address, one per class. */
const COLLECTIONS = {
	parcels: 'parcel',
	projects: 'project',
	facilities: 'facility',
	waters: 'water',
	areas: 'area',
	all: null
} as const satisfies Record<string, FeatureClass | null>;
type Collection = keyof typeof COLLECTIONS;

const isCollection = (name: string): name is Collection => Object.hasOwn(COLLECTIONS, name);

/** All parameters of the page, so that its query can be used unchanged; page and camera have no effect here. */
const accepts = VIEW_FIELDS;

export const featuresAsGeoJson = endpoint({
	accepts,
	answer: async (request) => {
		const { features, columns } = await exported(request);
		const { town, view, asOf, words } = request;
		const about = { town: town.slug, as_of: asOf, read: view.read, attribution: town.attribution };
		const body = featureCollection(features, columns, { ...about, ...noticeOf(features, words) });
		return represent(JSON.stringify(body), 'application/geo+json');
	}
});

export const featuresAsCsv = endpoint({
	accepts,
	answer: async (request) => {
		const { collection, features, columns } = await exported(request);
		const header = ['id', ...columns.map(([name]) => name), 'lon', 'lat'];
		const rows = features.map((feature) => [
			feature.id,
			...columns.map(([, valueOf]) => valueOf(feature)),
			...(representativePoint(feature.geometry) ?? [null, null])
		]);
		const { town, view, asOf } = request;
		const name = [town.slug, collection, asOf, ...(view.read === 'promise' ? ['promise'] : [])].join('-');
		return represent(csv(header, rows), 'text/csv; charset=utf-8; header=present', `${name}.csv`);
	}
});

interface Exported {
	collection: Collection;
	features: PlanningFeature[];
	columns: Column[];
}

async function exported({ db, town, view, asOf, words, params }: ApiRequest): Promise<Exported> {
	const collection = collectionOf(params['collection'] ?? '', words);
	const [vocabulary, sources, features] = await Promise.all([
		vocabularyOf(db, town.code),
		sourcesOf(db, town.code),
		listFeatures(db, town.code, asOf)
	]);
	const unknown = unknownCodes(view.filter, vocabulary, words);
	if (unknown.length > 0) throw new ApiProblem(400, unknown);

	const wanted = COLLECTIONS[collection];
	const ofClass = wanted ? features.filter((feature) => feature.class === wanted) : features;
	const passing = filterFeatures(readAs(ofClass, view.read, asOf), view.filter);
	const { lifecycles } = vocabulary;
	return {
		collection,
		features: sortFeatures(passing, view.sort, view.descending, view.lang, stageRanks(lifecycles)),
		columns: featureColumns({ town, lifecycles, sources })
	};
}

function collectionOf(name: string, words: ApiWords): Collection {
	if (isCollection(name)) return name;
	const detail = words.unknownCollection(name, Object.keys(COLLECTIONS).join(', '));
	throw new ApiProblem(404, [{ field: 'collection', value: name, detail }]);
}

/** A code that no record of the town can have is a mistake: an empty answer would hide it. */
function unknownCodes(filter: FeatureFilter, vocabulary: Vocabulary, words: ApiWords): FieldProblem[] {
	const { themes, kinds, lifecycles } = vocabulary;
	const known = {
		theme: themes,
		kind: kinds,
		lifecycle: lifecycles,
		stage: lifecycles.flatMap(({ stages }) => stages)
	};
	return (['theme', 'kind', 'lifecycle', 'stage'] as const).flatMap((field) => {
		const codes = new Set(known[field].map(({ code }) => code));
		return filter[field]
			.filter((code) => !codes.has(code))
			.map((value) => ({ field, value, detail: words.unknownCode(value) }));
	});
}

function noticeOf(features: readonly PlanningFeature[], words: ApiWords): { notice?: string } {
	const count = features.filter((feature) => feature.is_example).length;
	return count > 0 ? { notice: words.exampleNotice(String(count)) } : {};
}
