/** Finds items by the names in sheets: `氨氮`, `NH3-N`, `氨氮（mg/L）`, `总磷(以P计)`. */
import type { Standard, WaterItem } from './standard.ts';

const indexes = new WeakMap<Standard, ReadonlyMap<string, WaterItem>>();

/** By code, name or alias; undefined for any other text. */
export function itemNamed(name: string, standard: Standard): WaterItem | undefined {
	let index = indexes.get(standard);
	if (!index) {
		index = new Map(
			standard.items.flatMap((item) =>
				[item.code, ...Object.values(item.name), ...item.aliases].map((known) => [normalise(known), item] as const)
			)
		);
		indexes.set(standard, index);
	}
	let rest = name.normalize('NFKC').trim();
	for (;;) {
		const found = index.get(normalise(rest));
		if (found) return found;
		// Trailing brackets contain a unit or a remark; those of 铬（六价） are part of the name.
		const shorter = rest.replace(/\s*\([^()]*\)\s*$/, '');
		if (shorter === rest) return undefined;
		rest = shorter;
	}
}

/** Canonical units by spelling. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
	'mg/l': 'mg/L',
	'mg·l-1': 'mg/L',
	毫克每升: 'mg/L',
	'毫克/升': 'mg/L',
	'°c': '℃',
	c: '℃',
	度: '℃',
	摄氏度: '℃',
	'个/l': '个/L',
	'个/升': '个/L',
	'mpn/l': '个/L',
	'cfu/l': '个/L',
	无量纲: '',
	'': ''
};

/** Other units found in sheets; listed, so that 以P计 is not read as a unit. */
const FOREIGN_UNIT = /^([mµμun]?g\/(m?l|m3|kg|升)|微克\/升|ppm|ppb|°?[fk]|(个|mpn|cfu)\/(100)?ml)$/;

/**
 * The unit in the last brackets of a header.
 * @returns undefined without a known unit
 */
export function unitInHeader(header: string): string | undefined {
	const text = header.normalize('NFKC');
	const inside = [...text.matchAll(/\(([^()]*)\)/g)].map(([, content]) => content ?? '');
	for (const candidate of inside.reverse()) {
		const unit = candidate
			.replace(/\s/g, '')
			.replace(/^单位[::]/, '')
			.toLowerCase();
		if (Object.hasOwn(UNIT_NAMES, unit) && unit !== '') return UNIT_NAMES[unit];
		if (FOREIGN_UNIT.test(unit)) return candidate.trim();
	}
	return undefined;
}

/** Normalised to half width and lower case, without spaces and dashes. */
function normalise(name: string): string {
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_\-‐–—:*]/g, '');
}
