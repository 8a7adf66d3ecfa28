import { nameCollator } from '../../i18n/shared/languages.ts';

/**
 * A new array in the order of a value: names as the language sorts them, numbers by size. What has no value comes last
 * in either direction.
 * @param tie decides between equal values, in either direction the same
 */
export function sortBy<T>(
	list: readonly T[],
	valueOf: (item: T) => string | number | null,
	{ descending, language }: { descending: boolean; language: string },
	tie: (a: T, b: T) => number = () => 0
): T[] {
	const collator = nameCollator(language);
	const direction = descending ? -1 : 1;
	return list
		.map((item) => ({ item, value: valueOf(item) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
			const difference =
				typeof a.value === 'number' && typeof b.value === 'number'
					? a.value - b.value
					: collator.compare(String(a.value), String(b.value));
			return direction * difference || tie(a.item, b.item);
		})
		.map(({ item }) => item);
}
