import { useI18n } from '$lib/i18n/index.ts';
import { indicatorsWords } from '$lib/i18n/planning/indicators.ts';
import type { Writer } from '$lib/presenters/planning/indicators/figure.ts';

/** The page's language as what figures are written with; follows a change of the language. */
export function useWriter(): Writer {
	const i18n = useI18n();
	return {
		get words() {
			return i18n.of(indicatorsWords);
		},
		name: (text) => i18n.name(text),
		number: (value) => i18n.number(value)
	};
}
