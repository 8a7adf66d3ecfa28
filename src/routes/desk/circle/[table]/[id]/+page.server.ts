import { error } from '@sveltejs/kit';
import { listChangesOf } from '$lib/data/staff/change-log.ts';
import { CIRCLE_TABLES, getCircleRecord, saveCircleRecord, type CircleRecord } from '$lib/data/circle/records.ts';
import { compoundFields, FACILITY_FIELDS, withoutPastOpening } from '$lib/domain/circle/record-fields.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { openForm, saveRecord, type RecordDoor } from '$lib/server/shared/record-form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { readId } from '$lib/server/planning/status-form.ts';
import { parseView } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const TABLE_OF = { facilities: 'circle_facilities', compounds: 'compounds' } as const;
const RECENT = 6;

/** @throws 404 for an address that names no record */
function recordAt(params: RequestEvent['params']) {
	const table = CIRCLE_TABLES.find((known) => known === params.table);
	const id = readId(params.id);
	if (!table || id === null) error(404, { message: 'unknown record', code: 'not_found' });
	return { table, id };
}

async function doorTo({ locals: { db }, params, url }: RequestEvent): Promise<RecordDoor<CircleRecord>> {
	const { table, id } = recordAt(params);
	const town = await townFor(db, parseView(url.searchParams).view.town);
	return {
		read: () => getCircleRecord(db, town.code, table, id),
		fieldsOf: ({ values }) => (table === 'facilities' ? FACILITY_FIELDS : compoundFields(values)),
		save: (version, changes, reason) => saveCircleRecord(db, town.code, { table, id }, version, changes, reason),
		changesSince: ({ code }, since) => listChangesOf(db, town.code, [TABLE_OF[table]], code, since, RECENT),
		settle: withoutPastOpening
	};
}

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'edit_records');
	const { table } = recordAt(event.params);
	const door = await doorTo(event);
	const record = await door.read();
	if (!record) error(404, { message: 'unknown record', code: 'not_found' });
	return {
		table,
		record,
		form: openForm(record, door.fieldsOf(record)),
		changes: await door.changesSince(record, 0),
		saved: event.url.searchParams.get('saved')
	};
};

export const actions: Actions = { save: (event) => saveRecord(event, () => doorTo(event)) };
