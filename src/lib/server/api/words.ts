/** The words of the data interface in the asker's language. */
import type { Language } from '../../domain/shared/text.ts';
import { api as en } from '../../i18n/en/api.ts';
import { api as zh } from '../../i18n/zh/api.ts';
import { PLACEMENTS } from '../../domain/shared/geo/placement.ts';
import { PHASE_CHOICES } from '../../domain/planning/lifecycle/phase.ts';
import { COMMITMENTS } from '../../domain/planning/lifecycle/status.ts';
import { FEATURE_CLASSES } from '../../domain/planning/feature.ts';
import { SORT_KEYS } from '../../domain/planning/sort.ts';
import { LANGUAGES } from '../../domain/shared/text.ts';
import { READINGS } from '../../domain/planning/lifecycle/reading.ts';
import type { ViewField } from '../../domain/shared/view-state.ts';

export type ApiWords = typeof zh;

export const wordsIn = (language: Language): ApiWords => ({ zh, en })[language];

/** What a parameter's value has to look like, in words. */
export function ruleOf(field: ViewField, { rules }: ApiWords): string {
	const oneOf = (values: readonly string[]) => rules.oneOf(values.join(', '));
	const byField: Record<ViewField, string> = {
		town: rules.code,
		lang: oneOf(LANGUAGES),
		as_of: rules.date,
		read: oneOf(READINGS),
		compare: rules.date,
		q: rules.query,
		class: oneOf(FEATURE_CLASSES),
		theme: rules.code,
		kind: rules.code,
		lifecycle: rules.code,
		stage: rules.code,
		phase: oneOf(PHASE_CHOICES),
		commitment: oneOf(COMMITMENTS),
		placement: oneOf(PLACEMENTS),
		due: rules.year,
		bbox: rules.bbox,
		sort: oneOf(SORT_KEYS),
		order: oneOf(['asc', 'desc']),
		page: rules.page,
		basemap: rules.code,
		map: rules.camera
	};
	return byField[field];
}
