import { error, redirect } from '@sveltejs/kit';
import { listChangesOf } from '$lib/data/staff/change-log.ts';
import { proposeFacts } from '$lib/data/shared/proposals.ts';
import { getFeatureRecord, saveFeature, type FeatureRecord } from '$lib/data/shared/records.ts';
import { featureFields } from '$lib/domain/planning/record-fields.ts';
import { townFor } from '$lib/server/shared/town-directory.ts';
import { proposalPage, proposalToRevise } from '$lib/server/planning/proposal-page.ts';
import {
	evidenceIn,
	openForm,
	proposedRecordForm,
	saveRecord,
	type RecordDoor
} from '$lib/server/shared/record-form.ts';
import { staffOf } from '$lib/server/access/session-guard.ts';
import { insteadOf, readId } from '$lib/server/planning/status-form.ts';
import { linkTo, parseView } from '$lib/domain/shared/view-state.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const TABLES = ['features', 'parcels'] as const;
const RECENT = 6;
const LONGEST_WHY = 800;

/** @throws 404 for a town that is not there */
async function doorTo({ locals: { db }, params, url }: RequestEvent): Promise<RecordDoor<FeatureRecord>> {
	const town = await townFor(db, parseView(url.searchParams).view.town);
	const slug = params.slug;
	return {
		read: () => getFeatureRecord(db, town.code, slug),
		fieldsOf: (record) => featureFields(record.class, record.values, town.language),
		save: (version, changes, reason) => saveFeature(db, town.code, slug, version, changes, reason),
		changesSince: (_, since) => listChangesOf(db, town.code, TABLES, slug, since, RECENT)
	};
}

export const load: PageServerLoad = async (event) => {
	const staff = staffOf(event, 'edit_records');
	const { locals, params, url } = event;
	const door = await doorTo(event);
	const record = await door.read();
	if (!record) error(404, { message: 'unknown feature', code: 'not_found' });
	const town = await townFor(locals.db, parseView(url.searchParams).view.town);
	const revised = await proposalToRevise(locals.db, town.code, readId(url.searchParams.get('proposal')), {
		kind: 'facts',
		slug: params.slug,
		proposer: staff.id
	});
	const opened = openForm(record, door.fieldsOf(record));
	return {
		record,
		form: revised ? proposedRecordForm(opened, record, revised.payload) : opened,
		/** The proposal that its proposer changes. */
		revising: revised && {
			id: revised.id,
			version: revised.version,
			comment: revised.comment,
			why: revised.payload.evidence?.why ?? revised.why
		},
		changes: await door.changesSince(record, 0),
		saved: event.url.searchParams.get('saved')
	};
};

/** The same form, of which an administrator decides. @throws a redirect to the proposal when it is kept */
async function doorToProposing(event: RequestEvent, form: FormData): Promise<RecordDoor<FeatureRecord>> {
	const { locals, params, url } = event;
	const { view } = parseView(url.searchParams);
	const town = await townFor(locals.db, view.town);
	const said = form.get('why');
	const why = typeof said === 'string' ? said.trim().slice(0, LONGEST_WHY) : '';
	return {
		...(await doorTo(event)),
		save: async (version, changes, reason) => {
			const answer = await proposeFacts(locals.db, town.code, {
				kind: 'facts',
				feature: params.slug,
				base: version,
				// What shows it is why, where nothing more is said.
				why: [why, reason].filter(Boolean).join(' · ').slice(0, LONGEST_WHY),
				instead: insteadOf({ proposal: form.get('proposal'), proposal_version: form.get('proposal_version') }),
				payload: { changes, evidence: { ...evidenceIn(form), why } }
			});
			if (!('proposal' in answer)) return answer;
			redirect(303, answer.proposal === null ? linkTo('/desk/proposals', view) : proposalPage(answer.proposal, view));
		}
	};
}

export const actions: Actions = {
	save: (event) => saveRecord(event, () => doorTo(event)),
	propose: async (event) => {
		const form = await event.request.clone().formData();
		return saveRecord(event, () => doorToProposing(event, form));
	}
};
