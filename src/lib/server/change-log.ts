/** The change log as its page and its CSV ask for it. */
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { CHANGE_TABLES, type ChangeFilter } from '../domain/access/change.ts';
import type { Town } from '../domain/town.ts';
import { parseView } from '../view/state.ts';
import { townFor } from './directory.ts';
import { staffOf } from './session-guard.ts';

const shortText = v.fallback(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(254)), '');

export interface LogRequest {
	town: Town;
	filter: ChangeFilter;
	/** What the form shows: as it was asked for. */
	asked: { person: string; table: string; record: string; day: string };
	/** A day that could not be read. */
	badDay: string | null;
}

/** @throws a redirect or 403 for whoever may not read the log */
export async function readLogRequest(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<LogRequest> {
	staffOf(event, 'read_log');
	const { searchParams } = event.url;
	const town = await townFor(event.locals.db, parseView(searchParams).view.town);
	const [person, record, day] = ['person', 'record', 'day'].map((name) =>
		v.parse(shortText, searchParams.get(name) ?? '')
	);
	const table = CHANGE_TABLES.find((name) => name === searchParams.get('table'));
	const span = day ? dayIn(day, town.time_zone) : null;
	return {
		town,
		filter: {
			person: person || null,
			table: table && table !== 'other' ? table : null,
			record: record || null,
			since: span?.since ?? null,
			until: span?.until ?? null
		},
		asked: { person: person ?? '', table: table ?? '', record: record ?? '', day: span && day ? day : '' },
		badDay: day && !span ? day : null
	};
}

const HOUR_MS = 3_600_000;

/**
 * A day by the town's own clock, from its first moment to the first of the next.
 * @returns ISO times; null for what is no day
 */
export function dayIn(day: string, time_zone: string): { since: string; until: string } | null {
	const noon = Date.parse(`${day}T12:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(noon)) return null;
	if (!new Date(noon).toISOString().startsWith(day)) return null;
	const start = (date: Date) => new Date(date.getTime() - 12 * HOUR_MS - offset_ms(date, time_zone)).toISOString();
	return { since: start(new Date(noon)), until: start(new Date(noon + 24 * HOUR_MS)) };
}

/** How far the clock there is ahead of UTC at noon, when no clock is changed. */
function offset_ms(at: Date, time_zone: string): number {
	const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone, dateStyle: 'short', timeStyle: 'medium' });
	return Date.parse(`${parts.format(at).replace(' ', 'T')}Z`) - at.getTime();
}
