/** Names and figures of the living circle as text. */
import { kindName } from '../shared/kind-name.ts';
import type { SiteCandidate } from './site-view.ts';
import type { FacilityName } from './views.ts';
import { presetOf, type CircleParams } from '../../domain/circle/view-params.ts';
import type { I18n } from '../../i18n/index.ts';
import { circleWords } from '../../i18n/circle/circle.ts';

export function facilityName(i18n: I18n, facility: FacilityName): string {
	const { localName, name, id, kind } = facility;
	if (localName) return i18n.name(localName);
	if (id.startsWith('+')) return i18n.of(circleWords).whatIf.addedName(id.slice(1));
	return name ?? kindName(i18n, kind);
}

/** Rounded to whole minutes. */
export function minutesText(i18n: I18n, minutes: number | null): string {
	const { units } = i18n.of(circleWords);
	if (minutes === null) return units.noWay;
	const whole = Math.round(minutes);
	return whole < 1 ? units.lessThanOne : units.minutes(i18n.number(whole));
}

/** Of a route longer than the limit: rounded up, so that it does not equal the limit. */
export const minutesBeyond = (i18n: I18n, minutes: number | null): string =>
	minutesText(i18n, minutes === null ? null : Math.ceil(minutes));

/** Percent with one decimal; a dash for null. */
export const percent = (i18n: I18n, share: number | null): string =>
	share === null ? '–' : i18n.number(Math.round(share * 1000) / 10);

/** The limit as text: minutes, or the distances of the levels. */
export function limitText(i18n: I18n, circle: CircleParams): string {
	const { limit } = presetOf(circle);
	const { settings } = i18n.of(circleWords);
	return limit.type === 'minutes' ? settings.minutesValue(i18n.number(limit.minutes)) : settings.byLevel;
}

/** Name of the weight: people, hectares, or people of an age group. */
export function countText(i18n: I18n, count: string): string {
	const { counts, age } = i18n.of(circleWords).settings;
	if (count === 'area') return counts.area;
	return count.startsWith('age:') ? age(count.slice('age:'.length)) : counts.population;
}

/** An amount of the weight with its unit. */
export function amountText(i18n: I18n, amount: number, count: string): string {
	const { units } = i18n.of(circleWords);
	if (count === 'area') return units.hectares(i18n.number(Math.round(amount / 1000) / 10));
	return units.people(i18n.number(Math.round(amount)));
}

/** Unit of the numbers in a table. */
export const amountUnit = (i18n: I18n, count: string): string =>
	count === 'area' ? 'm²' : i18n.of(circleWords).coverage.columns.people;

export const siteName = (i18n: I18n, site: SiteCandidate): string =>
	site.name ? i18n.name(site.name) : i18n.of(circleWords).where.freeName(i18n.number(site.own));
