/** Compact transfer format of the town's features: by column, with encoded geometries. */
import type { Status, Target } from './lifecycle/status.ts';
import type { PlanningFeature } from './feature.ts';
import { packColumns, unpackColumns, type Columns } from '../shared/packed/columns.ts';
import { packGeometry, receiveGeometry, type PackedGeometry } from '../shared/packed/geometry.ts';

type Plain = Exclude<keyof PlanningFeature, 'current' | 'target' | 'geometry'>;

// As records, so that the compiler reports a property missing here.
const PLAIN: Record<Plain, true> = {
	...{ id: true, slug: true, class: true, name: true, aliases: true, address: true, parcel_no: true, theme: true },
	...{ kind: true, lifecycle: true, placement: true, basis: true, accuracy_m: true, is_example: true },
	...{ milestones: true, source: true, section: true }
};
const STATUS: Record<keyof Status, true> = {
	...{ stage: true, phase: true, phrase: true, date: true, precision: true, source: true, section: true }
};
const TARGET: Record<keyof Target, true> = { ...STATUS, commitment: true };

const keysOf = <K extends string>(record: Record<K, true>) => Object.keys(record) as K[];
const [PLAIN_KEYS, STATUS_KEYS, TARGET_KEYS] = [keysOf(PLAIN), keysOf(STATUS), keysOf(TARGET)];

/** Optional objects: the rows that have one, and their columns. */
interface SparseRows<K extends string> {
	rows: readonly number[];
	columns: Columns<K>;
}

export interface PackedFeatures {
	features: Columns<Plain>;
	current: SparseRows<keyof Status>;
	target: SparseRows<keyof Target>;
	geometries: readonly (PackedGeometry | null)[];
}

export function packFeatures(features: readonly PlanningFeature[]): PackedFeatures {
	return {
		features: packColumns(features, PLAIN_KEYS),
		current: packSparse(
			features.map(({ current }) => current),
			STATUS_KEYS
		),
		target: packSparse(
			features.map(({ target }) => target),
			TARGET_KEYS
		),
		geometries: features.map(({ geometry }) => geometry && packGeometry(geometry))
	};
}

/** @param packed result of `packFeatures`, not validated: it comes from the own server */
export function unpackFeatures(packed: PackedFeatures): PlanningFeature[] {
	const features = unpackColumns(packed.features, PLAIN_KEYS) as unknown as PlanningFeature[];
	const [current, target] = [unpackSparse(packed.current, STATUS_KEYS), unpackSparse(packed.target, TARGET_KEYS)];
	features.forEach((feature, row) => {
		feature.current = (current.get(row) as Status | undefined) ?? null;
		feature.target = (target.get(row) as Target | undefined) ?? null;
		const geometry = packed.geometries[row];
		feature.geometry = geometry ? receiveGeometry(geometry) : null;
	});
	return features;
}

function packSparse<K extends string>(values: readonly (object | null)[], keys: readonly K[]): SparseRows<K> {
	const there = values.flatMap((value, row) => (value ? [{ value, row }] : []));
	const columns = packColumns(
		there.map(({ value }) => value),
		keys
	);
	return { rows: there.map(({ row }) => row), columns };
}

function unpackSparse<K extends string>({ rows, columns }: SparseRows<K>, keys: readonly K[]): Map<number, unknown> {
	const values = unpackColumns(columns, keys);
	return new Map(rows.map((row, i) => [row, values[i]]));
}
