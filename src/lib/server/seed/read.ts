/** Reads and checks a whole seed folder: `seeds/<town>/` in, one consistent `Seed` out, or a SeedError. */
import type { SeedDocuments } from './documents.ts';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { FEATURE_CLASSES, type FeatureClass } from '../../domain/shared/feature-filter.ts';
import { checkSeed } from './check.ts';
import type { CircleSeed } from './circle/format.ts';
import { circleSeed, readCircleDocuments } from './circle/read.ts';
import { readDocument, type SeedDocument } from './document.ts';
import * as format from './format.ts';
import { SeedError } from './problem.ts';
import type { WaterSeed } from './water/format.ts';
import { drawnWaters, readWaterDocuments, waterSeed } from './water/read.ts';

/** A feature with its class, which follows from its file. */
export type ClassedFeature = format.SeedFeature & { class: FeatureClass };

export interface BasemapDrawing {
	layer: format.BasemapLayer;
	features: format.SeedBasemapFeature[];
}

export interface Seed {
	town: format.SeedTown;
	sources: format.SeedSource[];
	themes: format.SeedTheme[];
	kinds: format.SeedKind[];
	lifecycles: format.SeedLifecycle[];
	features: ClassedFeature[];
	programmes: format.SeedProgramme[];
	notes: format.SeedNote[];
	indicators: format.SeedIndicator[];
	basemap: BasemapDrawing[];
	/** Missing where a town is generated and has no rivers. */
	water?: WaterSeed;
	/** Missing where a town is generated. */
	circle?: CircleSeed;
}

const collection = v.strictObject({
	type: v.literal('FeatureCollection'),
	features: v.array(format.basemapFeature)
});

/**
 * @throws SeedError naming file, line and reason of every problem; no partial result is returned
 */
export function readSeed(folder: string): Seed {
	const documents = readDocuments(folder);
	const problems = checkSeed(documents);
	if (problems.length > 0) throw new SeedError(problems);
	return {
		town: documents.town.value,
		sources: documents.sources.value,
		themes: documents.themes.value,
		kinds: documents.kinds.value,
		lifecycles: documents.lifecycles.value,
		features: FEATURE_CLASSES.flatMap((name) =>
			documents.features[name].value.map((feature) => ({ ...feature, class: name }))
		),
		programmes: documents.programmes.value,
		notes: documents.notes.value,
		indicators: documents.indicators.value,
		basemap: format.BASEMAP_LAYERS.map((layer) => ({ layer, features: documents.basemap[layer].value.features })),
		water: waterSeed(
			documents.water,
			drawnWaters(documents.basemap.water.value.features, documents.town.value.language)
		),
		circle: circleSeed(documents.circle)
	};
}

/** Town folders below `root`, by name: every folder that holds a town.yaml. */
export function findSeedFolders(root: string): string[] {
	if (!existsSync(root)) return [];
	return readdirSync(root)
		.map((name) => path.join(root, name))
		.filter((folder) => statSync(folder).isDirectory() && existsSync(path.join(folder, 'town.yaml')))
		.sort();
}

function readDocuments(folder: string): SeedDocuments {
	const at = (name: string) => path.join(folder, name);
	const label = (name: string) => path.join(path.basename(folder), name);
	const read = <const S extends v.GenericSchema>(name: string, schema: S) => {
		if (!existsSync(at(name))) throw new SeedError([{ file: label(name), line: 1, reason: 'file is missing' }]);
		return readDocument(at(name), label(name), schema);
	};
	/** Optional files: a missing one is an empty list. */
	const list = <const S extends v.GenericSchema>(name: string, item: S) =>
		existsSync(at(name)) ? read(name, v.array(item)) : empty(label(name), [] as v.InferOutput<S>[]);

	const optional = <const S extends v.GenericSchema>(name: string, schema: S) =>
		existsSync(at(name)) ? read(name, schema) : empty(label(name), null);

	return {
		town: read('town.yaml', format.town),
		sources: read('sources.yaml', v.pipe(v.array(format.source), v.minLength(1))),
		themes: read('themes.yaml', v.array(format.theme)),
		kinds: read('kinds.yaml', v.array(format.kind)),
		lifecycles: list('lifecycles.yaml', format.lifecycle),
		features: fromEntries(FEATURE_CLASSES, (name) => list(`${format.FEATURE_FILES[name]}.yaml`, format.feature)),
		programmes: list('programmes.yaml', format.programme),
		notes: list('notes.yaml', format.note),
		indicators: list('indicators.yaml', format.indicator),
		basemap: fromEntries(format.BASEMAP_LAYERS, (layer) => {
			const name = `basemap/${layer}.geojson`;
			return existsSync(at(name)) ? read(name, collection) : empty(label(name), { features: [] });
		}),
		water: readWaterDocuments({ list, optional }),
		circle: readCircleDocuments({ optional })
	};
}

function empty<T>(file: string, value: T): SeedDocument<T> {
	return { value, lineOf: () => 1, problem: (_path, reason) => ({ file, line: 1, reason }) };
}

function fromEntries<K extends string, T>(keys: readonly K[], make: (key: K) => T): Record<K, T> {
	return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, T>;
}
