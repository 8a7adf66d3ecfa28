/**
 * A GeoJSON source of the map whose features come, change and go one by one: only what has changed is sent to the
 * worker, which then cuts anew the tiles it lies in and no other.
 */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

export class FeatureSource<G extends Geometry, P extends object> {
	readonly #map: MapLibre;
	readonly #id: string;
	/** Properties that are worked out for all features together: one that changes alone keeps those it has. */
	readonly #setForAll: readonly (keyof P)[];
	#drawn: Map<number, Feature<G, P>>;

	/** @param drawn what the map was made with: it is in its style already */
	constructor(map: MapLibre, id: string, drawn: FeatureCollection<G, P>, setForAll: readonly (keyof P)[] = []) {
		this.#map = map;
		this.#id = id;
		this.#setForAll = setForAll;
		this.#drawn = byId(drawn);
	}

	get ids(): Iterable<number> {
		return this.#drawn.keys();
	}

	get size(): number {
		return this.#drawn.size;
	}

	/** Everything anew. */
	load(data: FeatureCollection<G, P>): void {
		this.#drawn = byId(data);
		void this.#source()?.setData(data);
	}

	/** @param feature as it is now; null when it is not drawn any more */
	put(id: number, feature: Feature<G, P> | null): void {
		const before = this.#drawn.get(id);
		if (!feature) return this.remove([id]);
		if (!before) {
			this.#drawn.set(id, feature);
			return void this.#source()?.updateData({ add: [feature] });
		}
		const properties = this.#keeping(before.properties, feature.properties);
		this.#drawn.set(id, { ...feature, properties });
		const addOrUpdateProperties = Object.entries(properties).map(([key, value]: [string, unknown]) => ({ key, value }));
		const change = { id, newGeometry: feature.geometry, removeAllProperties: true, addOrUpdateProperties };
		void this.#source()?.updateData({ update: [change] });
	}

	/** What is worked out for all stays as it was; everything else is as it is now. */
	#keeping(before: P, now: P): P {
		const isKept = ([key]: [string, unknown]) => this.#setForAll.includes(key as keyof P);
		const own = Object.entries(now).filter((entry) => !isKept(entry));
		return Object.fromEntries([...own, ...Object.entries(before).filter(isKept)]) as P;
	}

	remove(ids: readonly number[]): void {
		const gone = ids.filter((id) => this.#drawn.delete(id));
		if (gone.length > 0) void this.#source()?.updateData({ remove: gone });
	}

	setState(id: number, state: object): void {
		this.#map.setFeatureState({ source: this.#id, id }, state);
	}

	removeStates(): void {
		this.#map.removeFeatureState({ source: this.#id });
	}

	#source(): GeoJSONSource | undefined {
		return this.#map.getSource<GeoJSONSource>(this.#id);
	}
}

const byId = <G extends Geometry, P extends object>({
	features
}: FeatureCollection<G, P>): Map<number, Feature<G, P>> =>
	new Map(features.map((feature) => [Number(feature.id), feature]));
