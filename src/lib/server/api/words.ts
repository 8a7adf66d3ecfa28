/** The words of the data interface in the language of the request. */
import type { Language } from '../../i18n/shared/languages.ts';
import { apiWords } from '../../i18n/shared/api.ts';
import type { RoomOf } from '../../i18n/shared/words.ts';
import { PLACEMENTS } from '../../domain/shared/geo/placement.ts';
import { PHASE_CHOICES } from '../../domain/shared/phase.ts';
import { COMMITMENTS } from '../../domain/shared/statement.ts';
import { FEATURE_CLASSES } from '../../domain/shared/feature-filter.ts';
import { SORT_KEYS } from '../../domain/shared/feature-filter.ts';
import { LANGUAGES } from '../../i18n/shared/languages.ts';
import { READINGS } from '../../domain/shared/feature-filter.ts';
import type { ViewField } from '../../domain/shared/view-state.ts';

export type ApiWords = RoomOf<typeof apiWords>;

export const wordsIn = (language: Language): ApiWords => apiWords[language];

/** The allowed values of a parameter, in words. */
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
