/** Returned proposals of a place and of facts: opened in the form as submitted, and submitted again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import {
	decideProposal,
	getProposal,
	propose,
	proposeFacts,
	type ProposalEntry
} from '../../src/lib/data/shared/proposals.ts';
import { getFeatureRecord } from '../../src/lib/data/shared/records.ts';
import type { ProposedFacts } from '../../src/lib/domain/planning/proposals/proposal.ts';
import { featureFields } from '../../src/lib/domain/planning/record-fields.ts';
import { placeForm, type PlaceFields } from '../../src/lib/domain/places/place-form.ts';
import { proposedPlaceForm, proposedRecordForm } from '../../src/lib/domain/planning/proposals/proposed-form.ts';
import { openForm } from '../../src/lib/domain/shared/records/record-form.ts';
import { placeProposal } from '../../src/lib/server/planning/proposal-entry.ts';
import { proposalToRevise } from '../../src/lib/server/planning/proposal-page.ts';
import { accepted, valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, TOWN, type TestDatabase } from './support/databases.ts';
import { staffOf } from './support/desk.ts';

describe.each(ENGINES)('returned proposals on the %s engine', (name) => {
	const slug = 'pl-alstom';
	let database: TestDatabase;
	let people: Record<'planner' | 'admin', DataClient>;
	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, { planner: 'planner', admin: 'admin' });
	});
	afterAll(() => database.close());

	const decide = (seen: { id: number; version: number }, approve: boolean, comment = '') =>
		decideProposal(people.admin, TOWN, seen, { approve, comment });
	const record = async () => {
		const found = await getFeatureRecord(people.planner, TOWN, slug);
		if (!found) throw new Error('not there');
		return found;
	};
	const returned = async <Kind extends 'place' | 'facts'>(
		kind: Kind,
		made: { id: number } | { proposal: number | null }
	) => {
		const id = Number('id' in made ? made.id : made.proposal);
		expect(await decide({ id, version: 1 }, false, '示例：请核对')).toMatchObject({ value: { version: 2 } });
		const asked = { kind, slug, proposer: (await getProposal(people.admin, TOWN, id))?.proposer ?? '' };
		expect(await proposalToRevise(people.planner, TOWN, id, { ...asked, slug: 'pl-bailian-570' })).toBeNull();
		expect(await proposalToRevise(people.planner, TOWN, id, { ...asked, proposer: 'another' })).toBeNull();
		const proposal = await proposalToRevise(people.planner, TOWN, id, asked);
		if (!proposal) throw new Error('cannot be revised');
		return proposal;
	};

	it('of a place: as typed, in the coordinate system it was given in', async () => {
		const typed = {
			...{ coordinates: '3464268.075 634515.401', system: 'EPSG:4549', order: 'north_east', shape: 'point' },
			...{ basis: '示例图则', accuracy_m: '20', document: '示例', reason: '示例', why: '示例：按图则' },
			...{ version: String((await record()).version), proposal: '', proposal_version: '' }
		};
		const placeOf = (fields: PlaceFields): ProposalEntry =>
			placeProposal(valueOf(placeForm.read(fields)), { slug, language: 'zh' });
		const place = await returned('place', valueOf(await propose(people.planner, TOWN, placeOf(typed))));
		const form = proposedPlaceForm(place, Number(typed.version));
		expect(form).toMatchObject({
			...{ system: 'EPSG:4549', order: 'east_north', shape: 'point', basis: '示例图则', accuracy_m: '20' },
			...{ document: '示例', why: '示例：按图则', proposal: String(place.id), proposal_version: '2' }
		});
		const written = (form?.coordinates ?? '').split(',').map(Number);
		expect(written[0]).toBeCloseTo(634515.401, 2);
		expect(written[1]).toBeCloseTo(3464268.075, 2);
		const again = { ...typed, ...form, accuracy_m: '5' };
		expect(await propose(people.planner, TOWN, placeOf(again))).toEqual(accepted({ id: place.id, version: 3 }));
		// From a page that was opened earlier.
		expect(await propose(people.planner, TOWN, placeOf({ ...again, accuracy_m: '6' }))).toEqual(
			refused('proposal_changed')
		);
		expect(await decide({ id: place.id, version: 3 }, true)).toMatchObject({ value: { id: place.id } });
		expect(await record()).toMatchObject({ version: Number(typed.version) + 1 });
	});

	it('of facts: based on the current version of the record, with evidence and reason', async () => {
		const evidence = { document: '示例：规划文件', document_no: '示例 1 号', note: '', why: '示例：旧数有误' };
		const facts = async (area_m2: number, instead: ProposalEntry['instead']) =>
			proposeFacts(people.planner, TOWN, {
				...{ kind: 'facts', feature: slug, base: (await record()).version, why: '示例' },
				...{ instead, payload: { changes: { area_m2 }, evidence } }
			});
		const made = valueOf(await facts(23_456, null));
		if (!('proposal' in made)) throw new Error('not made');
		const proposal = await returned('facts', made);
		const now = await record();
		const fields = featureFields(now.class, now.values, 'zh');
		const opened = proposedRecordForm(openForm(now, fields), now, proposal.payload);
		const { why, ...shown } = evidence;
		expect(opened).toMatchObject({ base: { area_m2: '' }, values: { area_m2: '23456' }, evidence: shown });
		expect(proposal.payload.evidence?.why).toBe(why);
		const odd = { changes: { area_m2: 22_222 }, evidence: 5 } as unknown as ProposedFacts;
		const past = valueOf(
			await proposeFacts(people.planner, TOWN, {
				...{ kind: 'facts', feature: slug, base: now.version, why: '示例', instead: null, payload: odd }
			})
		);
		if (!('proposal' in past)) throw new Error('not made');
		expect(await getProposal(people.admin, TOWN, Number(past.proposal))).toMatchObject({
			payload: { changes: { area_m2: 22_222 }, evidence: undefined }
		});
		const instead = { id: proposal.id, version: proposal.version };
		expect(await facts(23_457, instead)).toEqual(accepted({ proposal: proposal.id }));
		expect(await facts(23_458, instead)).toEqual(refused('proposal_gone'));
		expect(await decide({ id: proposal.id, version: 3 }, true)).toMatchObject({ value: { id: proposal.id } });
		expect((await record()).values['area_m2']).toBe(23_457);
		expect(await facts(23_459, { id: proposal.id, version: 4 })).toEqual(refused('proposal_gone'));
	});
});
