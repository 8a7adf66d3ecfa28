import { islandsOf } from '../../../domain/circle/network/islands.ts';
import { buildNetwork } from '../../../domain/circle/network/network.ts';
import { joinStreets } from '../../../domain/circle/network/streets.ts';
import type { OsmExtract } from '../extract.ts';

function countBy<T>(items: readonly T[], key: (item: T) => string): [string, number][] {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function networkLines({ streets }: OsmExtract): string[] {
	const { arrays, tidied } = joinStreets(streets.streets);
	if (arrays.from.length === 0) return ['walking network    none: no way in it may be walked'];
	const network = buildNetwork(arrays);
	const islands = islandsOf(network);
	const km = (network.length_m / 1000).toFixed(1);
	const largest = (islands.largestShare * 100).toFixed(1);
	return [
		`walking network    ${network.nodeCount} nodes, ${network.edgeCount} edges, ${km} km from ${streets.ways} ways`,
		`  parts            ${islands.count}, the largest with ${largest} % of the length`,
		`  left out         ${tidied.zeroLength} zero-length steps, ${tidied.duplicates} duplicate edges`,
		`  kept             ${tidied.loops} loops`,
		`  cut              at ${streets.missingNodes} nodes the extract lacks, at ${streets.closedPoints} closed gates`
	];
}

/** Summary of an extract for the console. */
export function report(source: string, extract: OsmExtract): string {
	const { counts, drawn, bounds, asOf } = extract;
	const listed = (counted: [string, number][]): string =>
		counted.length === 0 ? 'none' : counted.map(([name, count]) => `${name} ${count}`).join(', ');
	return [
		`${source}: OpenStreetMap as of ${asOf ? asOf.toISOString() : 'an unstated date'}, box ${bounds.join(',')}`,
		`objects            ${counts.nodes} nodes, ${counts.ways} ways (${counts.highwayWays} highways), ${counts.relations} relations`,
		...networkLines(extract),
		`layers             ${listed(countBy(drawn.layers, ({ layer }) => layer))}`,
		`compounds          ${drawn.compounds.length}`,
		`facilities         ${listed(countBy(drawn.facilities, ({ kind }) => kind))}`,
		`incomplete         ${drawn.incomplete} objects reach beyond the extract`
	].join('\n');
}
