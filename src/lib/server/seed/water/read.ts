/** Reads a town's water files and checks them across files; positions are checked with those of the other files. */
import type * as v from 'valibot';
import type { Path, SeedDocument } from '../document.ts';
import type { SeedBasemapFeature } from '../format.ts';
import type { SeedProblem } from '../problem.ts';
import * as format from './format.ts';

/** Files below the town's folder. Examples are in separate files. */
const WATER_FILES = {
	rivers: 'rivers.yaml',
	sections: 'sections.yaml',
	outfalls: 'outfalls.yaml',
	example_sections: 'examples/water/sections.yaml',
	example_outfalls: 'examples/water/outfalls.yaml',
	example_samples: 'examples/water/samples.yaml'
} as const;

export interface WaterDocuments {
	rivers: SeedDocument<format.SeedRiver[]>;
	sections: SeedDocument<format.SeedSection[]>;
	outfalls: SeedDocument<format.SeedOutfall[]>;
	example_sections: SeedDocument<format.SeedSection[]>;
	example_outfalls: SeedDocument<format.SeedOutfall[]>;
	/** A list of at most one plan, empty where the file is missing. */
	example_samples: SeedDocument<format.ExamplePlan | null>;
}

interface Readers {
	list<const S extends v.GenericSchema>(name: string, item: S): SeedDocument<v.InferOutput<S>[]>;
	optional<const S extends v.GenericSchema>(name: string, schema: S): SeedDocument<v.InferOutput<S> | null>;
}

export function readWaterDocuments({ list, optional }: Readers): WaterDocuments {
	return {
		rivers: list(WATER_FILES.rivers, format.river),
		sections: list(WATER_FILES.sections, format.section),
		outfalls: list(WATER_FILES.outfalls, format.outfall),
		example_sections: list(WATER_FILES.example_sections, format.section),
		example_outfalls: list(WATER_FILES.example_outfalls, format.outfall),
		example_samples: optional(WATER_FILES.example_samples, format.exampleSamples)
	};
}

type Drawn = ReadonlyMap<string, SeedBasemapFeature>;

/** Waters of the basemap by their name in the town's own language. */
export function drawnWaters(waters: readonly SeedBasemapFeature[], language: string): Drawn {
	return new Map(
		waters.flatMap((water) => {
			const name = water.properties.name?.[language];
			return name === undefined ? [] : [[name, water] as const];
		})
	);
}

export function waterSeed(documents: WaterDocuments, drawn: Drawn): format.WaterSeed {
	return {
		rivers: documents.rivers.value.map(({ drawn: name, basis, ...river }) => {
			const water = name === undefined ? undefined : drawn.get(name);
			return water
				? {
						...river,
						geometry: water.geometry,
						basis: water.properties.basis,
						accuracy_m: water.properties.accuracy_m
					}
				: { ...river, basis: basis ?? {} };
		}),
		sections: [...documents.sections.value, ...documents.example_sections.value],
		outfalls: [...documents.outfalls.value, ...documents.example_outfalls.value],
		examples: documents.example_samples.value
	};
}

type CheckPlace = <T>(file: SeedDocument<T>, geometry: SeedBasemapFeature['geometry'], at: Path) => SeedProblem[];

export function checkWater(documents: WaterDocuments, drawn: Drawn, checkPlace: CheckPlace): SeedProblem[] {
	const rivers = new Set(documents.rivers.value.map(({ slug }) => slug));
	const files = [documents.sections, documents.example_sections];
	const outfallFiles = [documents.outfalls, documents.example_outfalls];
	const codes = new Set(files.flatMap((file) => file.value.map(({ code }) => code)));
	return [
		...unique([documents.rivers], ({ slug }) => slug, 'slug'),
		...unique(files, ({ code }) => code, 'code'),
		...unique(outfallFiles, ({ slug }) => slug, 'slug'),
		...documents.rivers.value.flatMap((river, i) => checkRiver(documents.rivers, river, i, drawn, checkPlace)),
		...[...files, ...outfallFiles].flatMap((file) => checkPlaced(file, rivers, checkPlace)),
		...files.flatMap(checkSuspensions),
		...outfallFiles.flatMap(checkClosing),
		...[documents.example_sections, documents.example_outfalls].flatMap(checkExamples),
		...checkPlan(documents.example_samples, codes)
	];
}

function unique<T>(files: SeedDocument<T[]>[], key: (item: T) => string, field: string): SeedProblem[] {
	const seen = new Set<string>();
	return files.flatMap((file) =>
		file.value.flatMap((item, i) => {
			if (seen.has(key(item))) return [file.problem([i, field], `${field} "${key(item)}" is already used`)];
			seen.add(key(item));
			return [];
		})
	);
}

function checkRiver(
	file: SeedDocument<format.SeedRiver[]>,
	river: format.SeedRiver,
	i: number,
	drawn: Drawn,
	checkPlace: CheckPlace
): SeedProblem[] {
	if (river.drawn !== undefined) {
		if (river.geometry || river.basis || river.accuracy_m !== null)
			return [file.problem([i, 'drawn'], 'a drawn river takes geometry, basis and accuracy from the basemap')];
		const line = drawn.get(river.drawn)?.geometry.type;
		if (!line) return [file.problem([i, 'drawn'], `basemap/water.geojson has no water named "${river.drawn}"`)];
		return line.endsWith('LineString') ? [] : [file.problem([i, 'drawn'], `"${river.drawn}" is not drawn as a line`)];
	}
	if (!river.basis) return [file.problem([i], 'basis: a river that is not drawn says why, or where its line is from')];
	if (!river.geometry) return [];
	const problems = checkPlace(file, river.geometry, [i, 'geometry']);
	if (river.accuracy_m === null) problems.push(file.problem([i, 'accuracy_m'], 'a geometry needs its accuracy_m'));
	if (!river.geometry.type.endsWith('LineString')) problems.push(file.problem([i, 'geometry'], 'a river is a line'));
	return problems;
}

function checkPlaced(
	file: SeedDocument<format.SeedSection[]> | SeedDocument<format.SeedOutfall[]>,
	rivers: ReadonlySet<string>,
	checkPlace: CheckPlace
): SeedProblem[] {
	return file.value.flatMap((item, i) => [
		...(rivers.has(item.river) ? [] : [file.problem([i, 'river'], `river "${item.river}" is not in rivers.yaml`)]),
		...(item.geometry && item.accuracy_m === null
			? [file.problem([i, 'accuracy_m'], 'a geometry needs its accuracy_m')]
			: []),
		...(item.geometry ? checkPlace(file as SeedDocument<unknown>, item.geometry, [i, 'geometry']) : [])
	]);
}

function checkSuspensions(file: SeedDocument<format.SeedSection[]>): SeedProblem[] {
	return file.value.flatMap(({ suspended }, i) =>
		suspended.flatMap(({ from, to }, j) =>
			to !== null && to < from ? [file.problem([i, 'suspended', j, 'to'], `ends on ${to}, before it begins`)] : []
		)
	);
}

/** The database enforces the same (closing_needs_acceptor_and_evidence); here it is reported with its line. */
function checkClosing(file: SeedDocument<format.SeedOutfall[]>): SeedProblem[] {
	return file.value.flatMap(({ events }, i) =>
		events.flatMap(({ state, accepted_by, evidence }, j) =>
			state === 'closed' && (!accepted_by || evidence.length === 0)
				? [file.problem([i, 'events', j], 'striking off needs accepted_by and evidence')]
				: []
		)
	);
}

function checkExamples(file: SeedDocument<{ is_example: boolean }[]>): SeedProblem[] {
	return file.value.flatMap(({ is_example }, i) =>
		is_example ? [] : [file.problem([i], 'is_example: what stands below examples/ is an example')]
	);
}

function checkPlan(file: SeedDocument<format.ExamplePlan | null>, codes: ReadonlySet<string>): SeedProblem[] {
	return (file.value?.sections ?? []).flatMap(({ code }, i) =>
		codes.has(code) ? [] : [file.problem(['sections', i, 'code'], `no section has the code "${code}"`)]
	);
}
