/** The change log for its page and its CSV. */
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { CHANGE_TABLES, codeOf, type ChangeEntry, type ChangeFilter } from '../../domain/shared/change.ts';
import type { PlanningFeature } from '../../domain/planning/feature.ts';
import type { LocalText } from '../../domain/shared/text.ts';
import type { Town } from '../../domain/shared/town.ts';
import { todayIn, townOf } from '../shared/town-directory.ts';
import { featuresAsOf } from '../cache/features.ts';
import { staffOf } from '../access/session-guard.ts';
import { isDay } from '../../domain/shared/time/day.ts';

const shortText = v.fallback(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(254)), '');

export interface LogRequest {
	town: Town;
	filter: ChangeFilter;
	/** Values of the form, as requested. */
	asked: { person: string; table: string; record: string; day: string };
	/** An invalid day. */
	badDay: string | null;
}

/** @throws a redirect or 403 for users who may not read the log */
export async function readLogRequest(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<LogRequest> {
	staffOf(event, 'read_log');
	const { searchParams } = event.url;
	const town = await townOf(event.locals.db, event.url);
	const [person, record, day] = ['person', 'record', 'day'].map((name) =>
		v.parse(shortText, searchParams.get(name) ?? '')
	);
	const table = CHANGE_TABLES.find((name) => name === searchParams.get('table'));
	const named = record ? codesNamed(await featuresAsOf(event.locals.db, town.code, todayIn(town)), record) : [];
	const span = day ? dayIn(day, town.time_zone) : null;
	return {
		town,
		filter: {
			person: person || null,
			table: table && table !== 'other' ? table : null,
			record: record || null,
			named,
			since: span?.since ?? null,
			until: span?.until ?? null
		},
		asked: { person: person ?? '', table: table ?? '', record: record ?? '', day: span && day ? day : '' },
		badDay: day && !span ? day : null
	};
}

/** Codes become part of a query string, which has a limit. */
const MAX_NAMED = 50;

/** Codes of the features whose name, in any language, contains this text. */
export const codesNamed = (features: readonly Pick<PlanningFeature, 'slug' | 'name'>[], text: string): string[] => {
	const wanted = text.toLowerCase();
	return features
		.filter(({ name }) => Object.values(name).some((words) => words.toLowerCase().includes(wanted)))
		.slice(0, MAX_NAMED)
		.map(({ slug }) => slug);
};

/** Names of the town and the features of these changes, by code. */
export function namesOf(
	town: Pick<Town, 'code' | 'name'>,
	features: readonly Pick<PlanningFeature, 'slug' | 'name'>[],
	changes: readonly ChangeEntry[]
): Record<string, LocalText> {
	const codes = new Set(changes.map(({ record }) => codeOf(record)));
	const named = features.filter(({ slug }) => codes.has(slug)).map(({ slug, name }) => [slug, name] as const);
	return { [town.code]: town.name, ...Object.fromEntries(named) };
}

const HOUR_MS = 3_600_000;

/**
 * A day in the town's time zone, from its first moment to the first of the next.
 * @returns ISO times; null for an invalid day
 */
export function dayIn(day: string, time_zone: string): { since: string; until: string } | null {
	if (!isDay(day)) return null;
	const noon = Date.parse(`${day}T12:00:00Z`);
	const start = (date: Date) => new Date(date.getTime() - 12 * HOUR_MS - offset_ms(date, time_zone)).toISOString();
	return { since: start(new Date(noon)), until: start(new Date(noon + 24 * HOUR_MS)) };
}

/** UTC offset at noon, when no clock changes. */
function offset_ms(at: Date, time_zone: string): number {
	const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone, dateStyle: 'short', timeStyle: 'medium' });
	return Date.parse(`${parts.format(at).replace(' ', 'T')}Z`) - at.getTime();
}
