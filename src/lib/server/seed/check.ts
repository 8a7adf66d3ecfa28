/** Checks across the files of a seed folder: references, duplicates, places. Each problem names file and line. */
import type { Geometry, Position } from 'geojson';
import { FEATURE_CLASSES } from '../../domain/shared/feature-filter.ts';
import { checkCircle } from './circle/read.ts';
import type { Path, SeedDocument } from './document.ts';
import type { SeedFeature } from './format.ts';
import type { SeedProblem } from './problem.ts';
import type { SeedDocuments } from './documents.ts';
import { checkWater, drawnWaters } from './water/read.ts';
import { eachPosition, isInBox, withMargin, type BBox } from '../../domain/shared/geo/bbox.ts';

interface Index {
	sections: Set<string>;
	sources: Set<string>;
	themes: Set<string>;
	kinds: Set<string>;
	stages: Map<string, Set<string>>;
	indicators: Set<string>;
	features: Set<string>;
}

/** @returns every problem found; an empty list when the folder may be loaded */
export function checkSeed(documents: SeedDocuments): SeedProblem[] {
	const index = buildIndex(documents);
	const problems: SeedProblem[] = [
		...checkUnique(documents.sources, (item) => item.slug, 'slug'),
		...checkUnique(documents.themes, (item) => item.code, 'code'),
		...checkUnique(documents.kinds, (item) => item.code, 'code'),
		...checkUnique(documents.lifecycles, (item) => item.code, 'code'),
		...checkUnique(documents.programmes, (item) => item.slug, 'slug'),
		...checkUnique(documents.notes, (item) => item.slug, 'slug'),
		...checkUnique(documents.indicators, (item) => item.code, 'code'),
		...checkFeatureSlugs(documents)
	];
	const box = withMargin(documents.town.value.bbox, documents.town.value.margin_m);

	for (const name of FEATURE_CLASSES) {
		const file = documents.features[name];
		file.value.forEach((feature, i) => problems.push(...checkFeature(file, feature, [i], index, box)));
	}
	documents.programmes.value.forEach((programme, i) => {
		const file = documents.programmes;
		problems.push(...checkCitation(file, programme, [i], index), ...checkTheme(file, programme.theme, [i], index));
		for (const key of ['reported', 'promised'] as const) {
			const statement = programme[key];
			if (statement) problems.push(...checkCitation(file, statement, [i, key], index));
		}
		problems.push(...checkIndicators(file, programme.indicators, [i, 'indicators'], index));
	});
	documents.notes.value.forEach((note, i) => problems.push(...checkCitation(documents.notes, note, [i], index)));
	documents.indicators.value.forEach((indicator, i) => {
		problems.push(...checkTheme(documents.indicators, indicator.theme, [i], index));
		indicator.values.forEach((value, j) =>
			problems.push(...checkCitation(documents.indicators, value, [i, 'values', j], index))
		);
	});
	for (const file of Object.values(documents.basemap)) {
		file.value.features.forEach((feature, i) =>
			problems.push(...checkInside(file, feature.geometry, ['features', i, 'geometry'], box))
		);
	}
	const drawn = drawnWaters(documents.basemap.water.value.features, documents.town.value.language);
	problems.push(...checkWater(documents.water, drawn, (file, geometry, at) => checkInside(file, geometry, at, box)));
	const { boundary, roads } = documents.basemap;
	problems.push(
		...checkCircle(documents.circle, {
			...index,
			hasBoundary: boundary.value.features.length > 0,
			hasRoads: roads.value.features.length > 0
		})
	);
	return problems;
}

function buildIndex(documents: SeedDocuments): Index {
	const sources = documents.sources.value;
	return {
		sources: new Set(sources.map((source) => source.slug)),
		sections: new Set(sources.flatMap((source) => source.sections.map((section) => `${source.slug} ${section.code}`))),
		themes: new Set(documents.themes.value.map((theme) => theme.code)),
		kinds: new Set(documents.kinds.value.map((kind) => kind.code)),
		stages: new Map(
			documents.lifecycles.value.map((lifecycle) => [
				lifecycle.code,
				new Set(lifecycle.stages.map((stage) => stage.code))
			])
		),
		indicators: new Set(documents.indicators.value.map((indicator) => indicator.code)),
		features: new Set(FEATURE_CLASSES.flatMap((name) => documents.features[name].value.map((feature) => feature.slug)))
	};
}

function checkUnique<T>(file: SeedDocument<T[]>, key: (item: T) => string, field: string): SeedProblem[] {
	const seen = new Map<string, number>();
	return file.value.flatMap((item, i) => {
		const first = seen.get(key(item));
		if (first !== undefined)
			return [
				file.problem([i, field], `${field} "${key(item)}" is already used on line ${file.lineOf([first, field])}`)
			];
		seen.set(key(item), i);
		return [];
	});
}

/** Slugs are one namespace over all classes: they are the permalinks. */
function checkFeatureSlugs(documents: SeedDocuments): SeedProblem[] {
	const seen = new Map<string, string>();
	return FEATURE_CLASSES.flatMap((name) => {
		const file = documents.features[name];
		return file.value.flatMap((feature, i) => {
			const here = file.problem([i, 'slug'], '');
			const first = seen.get(feature.slug);
			if (first) return [{ ...here, reason: `slug "${feature.slug}" is already used at ${first}` }];
			seen.set(feature.slug, `${here.file}:${here.line}`);
			return [];
		});
	});
}

function checkFeature(
	file: SeedDocument<SeedFeature[]>,
	feature: SeedFeature,
	at: Path,
	index: Index,
	box: BBox
): SeedProblem[] {
	const problems = [
		...checkCitation(file, feature, at, index),
		...checkTheme(file, feature.theme, at, index),
		...checkIndicators(file, feature.indicators, [...at, 'indicators'], index)
	];
	const problem = (path: Path, reason: string) => problems.push(file.problem([...at, ...path], reason));

	if (!index.kinds.has(feature.kind)) problem(['kind'], `kind "${feature.kind}" is not in kinds.yaml`);
	if (feature.geometry) {
		problems.push(...checkInside(file, feature.geometry, [...at, 'geometry'], box));
		if (feature.accuracy_m === null) problem(['accuracy_m'], 'a geometry needs its accuracy_m');
	}
	const stages = feature.lifecycle ? index.stages.get(feature.lifecycle) : undefined;
	if (feature.lifecycle && !stages)
		problem(['lifecycle'], `lifecycle "${feature.lifecycle}" is not in lifecycles.yaml`);

	feature.events.forEach((event, i) => {
		problems.push(...checkCitation(file, event, [...at, 'events', i], index));
		if (event.stage && !feature.lifecycle)
			problem(['events', i, 'stage'], 'a stage needs the feature to have a lifecycle');
		if (event.stage && stages && !stages.has(event.stage))
			problem(['events', i, 'stage'], `stage "${event.stage}" is not a stage of lifecycle "${feature.lifecycle}"`);
		if (event.kind === 'target' && !event.commitment)
			problem(['events', i], 'a target needs a commitment (commit, strive, promote or coordinate)');
		if (event.kind === 'actual' && event.commitment)
			problem(['events', i, 'commitment'], 'only a target has a commitment');
	});
	const { plan } = feature;
	if (plan?.source ?? plan?.at) {
		const own = { source: plan?.source ?? feature.source, at: plan?.at ?? feature.at };
		problems.push(...checkCitation(file, own, [...at, 'plan'], index));
	}
	feature.facts.forEach((fact, i) => problems.push(...checkCitation(file, fact, [...at, 'facts', i], index)));
	feature.related.forEach((related, i) => {
		if (!index.features.has(related.slug)) problem(['related', i, 'slug'], `no feature has the slug "${related.slug}"`);
	});
	return problems;
}

function checkCitation<T>(
	file: SeedDocument<T>,
	cited: { source: string; at: string },
	at: Path,
	index: Index
): SeedProblem[] {
	if (!index.sources.has(cited.source))
		return [file.problem([...at, 'source'], `source "${cited.source}" is not in sources.yaml`)];
	if (!index.sections.has(`${cited.source} ${cited.at}`))
		return [file.problem([...at, 'at'], `source "${cited.source}" has no section "${cited.at}"`)];
	return [];
}

function checkTheme<T>(file: SeedDocument<T>, theme: string, at: Path, index: Index): SeedProblem[] {
	return index.themes.has(theme) ? [] : [file.problem([...at, 'theme'], `theme "${theme}" is not in themes.yaml`)];
}

function checkIndicators<T>(file: SeedDocument<T>, codes: readonly string[], at: Path, index: Index): SeedProblem[] {
	return codes.flatMap((code, i) =>
		index.indicators.has(code) ? [] : [file.problem([...at, i], `indicator "${code}" is not in indicators.yaml`)]
	);
}

function checkInside<T>(file: SeedDocument<T>, geometry: Geometry, at: Path, box: BBox): SeedProblem[] {
	const positions: Position[] = [];
	eachPosition(geometry, (position) => positions.push(position));
	const outside = positions.find(([x = NaN, y = NaN]) => !isInBox(box, x, y));
	if (!outside) return [];
	const [lon = 0, lat = 0] = outside;
	const hint = isInBox(box, lat, lon) ? '; longitude and latitude look swapped' : '';
	return [file.problem(at, `position ${lon}, ${lat} is outside the town's box plus its margin${hint}`)];
}
