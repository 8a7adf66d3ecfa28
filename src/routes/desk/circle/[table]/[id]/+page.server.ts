import { error } from '@sveltejs/kit';
import { CIRCLE_TABLES, getCircleRecord, saveCircleRecord, type CircleRecord } from '$lib/data/circle/records.ts';
import { listChangesOf } from '$lib/data/staff/change-log.ts';
import { compoundFields, FACILITY_FIELDS, withoutPastOpening } from '$lib/domain/circle/record-fields.ts';
import { readId } from '$lib/domain/shared/form.ts';
import { openForm } from '$lib/domain/shared/records/record-form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { recordAction, type RecordAdapter } from '$lib/server/shared/record-form.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

const TABLE_OF = { facilities: 'circle_facilities', compounds: 'compounds' } as const;
const RECENT = 6;

type Params = Partial<Record<string, string>>;

/** @throws 404 for an unknown record */
function recordAt(params: Params) {
	const table = CIRCLE_TABLES.find((known) => known === params['table']);
	const id = readId(params['id']);
	if (!table || id === null) error(404, { message: 'unknown record', code: 'not_found' });
	return { table, id };
}

function adapterOf(db: App.Locals['db'], town: string, params: Params): RecordAdapter<CircleRecord> {
	const { table, id } = recordAt(params);
	return {
		read: () => getCircleRecord(db, town, table, id),
		fieldsOf: ({ values }) => (table === 'facilities' ? FACILITY_FIELDS : compoundFields(values)),
		save: (version, changes, reason) => saveCircleRecord(db, town, { table, id }, version, changes, reason),
		changesSince: ({ code }, since) => listChangesOf(db, town, [TABLE_OF[table]], code, since, RECENT),
		settle: withoutPastOpening
	};
}

export const load: PageServerLoad = async (event) => {
	staffOf(event, 'edit_records');
	const { locals, params, url } = event;
	const { table } = recordAt(params);
	const town = await townOf(locals.db, url);
	const adapter = adapterOf(locals.db, town.code, params);
	const record = await adapter.read();
	if (!record) error(404, { message: 'unknown record', code: 'not_found' });
	return {
		table,
		record,
		form: openForm(record, adapter.fieldsOf(record)),
		changes: await adapter.changesSince(record, 0),
		saved: url.searchParams.get('saved')
	};
};

export const actions: Actions = {
	save: recordAction(async ({ db, town, event }) => adapterOf(db, town.code, event.params))
};
