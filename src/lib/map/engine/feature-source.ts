/**
 * A GeoJSON source with incremental updates: only changed features are sent to the worker, which rebuilds only the tiles
 * they lie in.
 */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

export class FeatureSource<G extends Geometry, P extends object> {
	readonly #id: string;
	readonly #collective: readonly (keyof P)[];
	/** Null until the source is on the map. */
	#map: MapLibre | null = null;
	#drawn = new Map<number, Feature<G, P>>();

	/** @param collective properties computed from all features together: an incremental update keeps them */
	constructor(id: string, collective: readonly (keyof P)[] = []) {
		this.#id = id;
		this.#collective = collective;
	}

	/** @param drawn the data that the source was added with */
	start(map: MapLibre, drawn: FeatureCollection<G, P>): void {
		this.#map = map;
		this.#drawn = byId(drawn);
	}

	get ids(): Iterable<number> {
		return this.#drawn.keys();
	}

	get size(): number {
		return this.#drawn.size;
	}

	/** Replaces all features. */
	load(data: FeatureCollection<G, P>): void {
		this.#drawn = byId(data);
		void this.#source()?.setData(data);
	}

	/** @param feature its new version; null when it is removed */
	put(id: number, feature: Feature<G, P> | null): void {
		const before = this.#drawn.get(id);
		if (!feature) return this.remove([id]);
		if (!before) {
			this.#drawn.set(id, feature);
			return void this.#source()?.updateData({ add: [feature] });
		}
		const properties = this.#withCollective(before.properties, feature.properties);
		this.#drawn.set(id, { ...feature, properties });
		const addOrUpdateProperties = Object.entries(properties).map(([key, value]: [string, unknown]) => ({ key, value }));
		const change = { id, newGeometry: feature.geometry, removeAllProperties: true, addOrUpdateProperties };
		void this.#source()?.updateData({ update: [change] });
	}

	/** Collective properties as before, all others as now. */
	#withCollective(before: P, now: P): P {
		const isCollective = ([key]: [string, unknown]) => this.#collective.includes(key as keyof P);
		const own = Object.entries(now).filter((entry) => !isCollective(entry));
		return Object.fromEntries([...own, ...Object.entries(before).filter(isCollective)]) as P;
	}

	remove(ids: readonly number[]): void {
		const removed = ids.filter((id) => this.#drawn.delete(id));
		if (removed.length > 0) void this.#source()?.updateData({ remove: removed });
	}

	setState(id: number, state: object): void {
		this.#map?.setFeatureState({ source: this.#id, id }, state);
	}

	removeStates(): void {
		this.#map?.removeFeatureState({ source: this.#id });
	}

	#source(): GeoJSONSource | undefined {
		return this.#map?.getSource<GeoJSONSource>(this.#id);
	}
}

const byId = <G extends Geometry, P extends object>({
	features
}: FeatureCollection<G, P>): Map<number, Feature<G, P>> =>
	new Map(features.map((feature) => [Number(feature.id), feature]));
