import { error } from '@sveltejs/kit';
import { proposeFacts } from '$lib/data/shared/proposals.ts';
import { getFeatureRecord, saveFeature, type FeatureRecord } from '$lib/data/shared/records.ts';
import { listChangesOf } from '$lib/data/staff/change-log.ts';
import { proposedRecordForm } from '$lib/domain/planning/proposals/proposed-form.ts';
import { featureFields } from '$lib/domain/planning/record-fields.ts';
import { readId, typedText } from '$lib/domain/shared/form.ts';
import { evidenceIn, openForm } from '$lib/domain/shared/records/record-form.ts';
import type { Town } from '$lib/domain/shared/town.ts';
import { linkTo } from '$lib/domain/shared/view-state.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { replacedBy } from '$lib/server/planning/proposal-entry.ts';
import { proposalPage, proposalToRevise } from '$lib/server/planning/proposal-page.ts';
import type { DeskRequest } from '$lib/server/shared/desk-action.ts';
import { recordAction, type RecordAdapter } from '$lib/server/shared/record-form.ts';
import { townOf } from '$lib/server/shared/town-directory.ts';
import type { Actions, PageServerLoad } from './$types';

const TABLES = ['features', 'parcels'] as const;
const RECENT = 6;
const MAX_WHY = 800;

const adapterOf = (db: App.Locals['db'], town: Town, slug: string): RecordAdapter<FeatureRecord> => ({
	read: () => getFeatureRecord(db, town.code, slug),
	fieldsOf: (record) => featureFields(record.class, record.values, town.language),
	save: (version, changes, reason) => saveFeature(db, town.code, slug, version, changes, reason),
	changesSince: (_, since) => listChangesOf(db, town.code, TABLES, slug, since, RECENT)
});

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'edit_records');
	const { locals, params, url } = event;
	const town = await townOf(locals.db, url);
	const adapter = adapterOf(locals.db, town, params.slug);
	const record = await adapter.read();
	if (!record) error(404, { message: 'unknown feature', code: 'not_found' });
	const revised = await proposalToRevise(locals.db, town.code, readId(url.searchParams.get('proposal')), {
		kind: 'facts',
		slug: params.slug,
		proposer: staff.id
	});
	const opened = openForm(record, adapter.fieldsOf(record));
	return {
		record,
		form: revised ? proposedRecordForm(opened, record, revised.payload) : opened,
		/** The proposal that its proposer revises. */
		revising: revised && {
			id: revised.id,
			version: revised.version,
			comment: revised.comment,
			why: revised.payload.evidence?.why ?? revised.why
		},
		changes: await adapter.changesSince(record, 0),
		saved: event.url.searchParams.get('saved')
	};
};

/** The same form as a proposal for an administrator. */
function proposingAdapter({
	db,
	town,
	view,
	event,
	data
}: DeskRequest<unknown, unknown>): RecordAdapter<FeatureRecord> {
	const slug = event.params['slug'] ?? '';
	const why = typedText(data, 'why', MAX_WHY);
	const instead = replacedBy({
		proposal: readId(data.get('proposal')),
		proposal_version: readId(data.get('proposal_version'))
	});
	return {
		...adapterOf(db, town, slug),
		save: async (version, changes, reason) => {
			const answer = await proposeFacts(db, town.code, {
				kind: 'facts',
				feature: slug,
				base: version,
				// The evidence is the reason where no other is given.
				why: [why, reason].filter(Boolean).join(' · ').slice(0, MAX_WHY),
				instead,
				payload: { changes, evidence: { ...evidenceIn(data), why } }
			});
			if (!answer.ok) return answer;
			const { value } = answer;
			if (!('proposal' in value)) return { ok: true, value };
			const { proposal } = value;
			const href = proposal === null ? linkTo('/desk/proposals', view) : proposalPage(proposal, view);
			return { ok: true, value: { href } };
		}
	};
}

export const actions: Actions = {
	save: recordAction(async ({ db, town, event }) => adapterOf(db, town, event.params['slug'] ?? '')),
	propose: recordAction(async (request) => proposingAdapter(request))
};
