import { FACILITY_KINDS } from '../../domain/circle/kinds.ts';
import { facilityKindWords } from '../../i18n/circle/facility-kinds.ts';
import type { I18n } from '../../i18n/index.ts';

/** The catalogue's name of a kind without brackets; the id of a kind outside the catalogue. */
export function kindName(i18n: I18n, kind: string): string {
	return kindTitle(i18n, kind)
		.replace(/[（(].*[）)]/, '')
		.trim();
}

/** The full name of the catalogue. */
export function kindTitle(i18n: I18n, kind: string): string {
	const known = FACILITY_KINDS.get(kind);
	return known ? i18n.of(facilityKindWords)[known.id] : kind;
}
