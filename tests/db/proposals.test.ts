/** Proposing and deciding changes: by the same rules as direct changes, never one's own, never over a newer change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../../src/lib/domain/shared/answer.ts';
import { listChanges } from '../../src/lib/data/staff/change-log.ts';
import type { DataClient } from '../../src/lib/data/client.ts';
import { listFeatures } from '../../src/lib/data/planning/features.ts';
import {
	decideProposal,
	getProposal,
	listProposals,
	propose,
	proposeFacts,
	withdrawProposal,
	type ProposalEntry
} from '../../src/lib/data/shared/proposals.ts';
import { getFeatureRecord } from '../../src/lib/data/shared/records.ts';
import { moveStatus } from '../../src/lib/data/planning/status-moves.ts';
import type { ProposedStatus } from '../../src/lib/domain/planning/proposals/proposal.ts';
import { accepted, valueOf } from './support/answers.ts';
import { ENGINES, openDatabase, OTHER_TOWN, TOWN, type TestDatabase } from './support/databases.ts';
import { EACH_ROLE, type EachRole, EVERYTHING, staffOf } from './support/desk.ts';

const SLUG = 'pl-bailian-570';

describe.each(ENGINES)('proposals on the %s engine', (name) => {
	let database: TestDatabase;
	let people: EachRole & { second: DataClient };

	beforeAll(async () => {
		database = await openDatabase(name, 'seeded');
		people = await staffOf(database, { ...EACH_ROLE, second: 'admin', stranger: ['admin', OTHER_TOWN] });
	});
	afterAll(() => database.close());

	type Person = keyof typeof people;
	const current = async (): Promise<number | null> => {
		const rows = await database.engine.query<{ id: number }>(
			`select e.id from status_events as e join features as f on f.id = e.feature_id
			where f.slug = $1 and e.kind = 'actual' and e.revoked_at is null order by e.date desc, e.id desc limit 1`,
			[SLUG]
		);
		return rows[0] ? Number(rows[0].id) : null;
	};
	const status = (change: Partial<ProposedStatus> = {}): ProposedStatus => ({
		stage: 'construction_start',
		date: '2025-10-15',
		precision: 'day',
		document: '示例：施工许可证',
		document_no: '示例 1 号',
		note: '',
		language: 'zh',
		visibility: 'public',
		reason: '',
		fields: {},
		...change
	});
	const entry = async (
		payload: Partial<ProposedStatus> = {},
		more: Partial<ProposalEntry> = {}
	): Promise<ProposalEntry> =>
		({
			kind: 'status',
			feature: SLUG,
			base: await current(),
			why: '示例：现场已开工',
			instead: null,
			payload: status(payload),
			...more
		}) as ProposalEntry;
	const proposed = async (who: Person, payload: Partial<ProposedStatus> = {}) => {
		return valueOf(await propose(people[who], TOWN, await entry(payload)));
	};
	const decide = (who: Person, seen: { id: number; version: number }, approve: boolean, comment = '') =>
		decideProposal(people[who], TOWN, seen, { approve, comment });
	const stage = async () =>
		(await listFeatures(people.viewer, TOWN, '2199-12-31')).find(({ slug }) => slug === SLUG)?.current?.stage;

	it.each(['viewer', 'water', 'stranger'] as const)('are refused for %s', async (who) => {
		expect(await propose(people[who], TOWN, await entry())).toEqual(refused('not_allowed'));
		expect(await withdrawProposal(people[who], TOWN, { id: 1, version: 1 })).toEqual(refused('not_allowed'));
		expect(await decide(who, { id: 1, version: 1 }, true)).toEqual(refused('not_allowed'));
		expect(await listProposals(people[who], TOWN)).toEqual([]);
	});

	it.each([
		['unknown_feature', {}, { feature: 'pl-nowhere' }],
		['why_missing', {}, { why: ' ' }],
		['unknown_kind', {}, { kind: 'name' as never }],
		['evidence_missing', { document: '' }, {}],
		['date_before', { date: '2024-01-01' }, {}],
		['same_stage', { stage: 'tendering' }, {}],
		['changed_since', {}, { base: 1 }]
	] as const)('that could never be approved are refused at once: %s', async (refusal, payload, more) => {
		expect(await propose(people.planner, TOWN, await entry(payload, more))).toEqual(refused(refusal));
		expect(await listProposals(people.planner, TOWN)).toEqual([]);
		expect(await stage()).toBe('tendering');
	});

	it('require the fields that the stage requires', async () => {
		const payload = { stage: 'completed', precision: 'month' } as const;
		expect(await propose(people.planner, TOWN, await entry(payload))).toEqual(refused('required_missing', ['day']));
	});

	it('change nothing, are stored with the state before, and once when the same form is sent twice', async () => {
		const before = await database.engine.query('select from status_events');
		const same = await entry();
		const twice = await Promise.all([propose(people.planner, TOWN, same), propose(people.planner, TOWN, same)]);
		expect(twice.filter((answer) => answer.ok)).toHaveLength(1);
		expect(twice.filter((answer) => !answer.ok)).toEqual([refused('there_already')]);
		expect(await database.engine.query('select from status_events')).toHaveLength(before.length);
		expect(await stage()).toBe('tendering');
		expect(await listProposals(people.admin, TOWN)).toMatchObject([
			{
				kind: 'status',
				state: 'open',
				base_holds: true,
				before: { stage: 'tendering' },
				proposer_email: 'planner@example.org'
			}
		]);
	});

	it('are returned with a comment, revised by their proposer only, and then approved', async () => {
		const [open] = await listProposals(people.admin, TOWN);
		if (!open) throw new Error('none');
		expect(await decide('planner', open, true)).toEqual(refused('not_allowed'));
		expect(await decide('admin', open, false, ' ')).toEqual(refused('comment_missing'));
		expect(await decide('admin', open, false, '示例：请补编号')).toMatchObject({
			value: { version: open.version + 1 }
		});
		const returned = await getProposal(people.planner, TOWN, open.id);
		expect(returned).toMatchObject({
			state: 'returned',
			comment: '示例：请补编号',
			decided_by_email: 'admin@example.org'
		});
		expect(await decide('admin', { id: open.id, version: open.version + 1 }, true)).toEqual(refused('decided_already'));

		const instead = { id: open.id, version: open.version + 1 };
		const revised = { document_no: '示例 2 号' };
		expect(await propose(people.second, TOWN, await entry(revised, { instead }))).toEqual(refused('not_yours'));
		const again = valueOf(await propose(people.planner, TOWN, await entry(revised, { instead })));
		expect(again).toMatchObject({ id: open.id });
		// Read before the revision.
		expect(await decide('admin', instead, true)).toEqual(refused('proposal_changed'));
		expect(await decide('admin', again, true)).toMatchObject({ value: { id: open.id } });
		expect(await stage()).toBe('construction_start');
		expect(await getProposal(people.planner, TOWN, open.id)).toMatchObject({ state: 'approved', base_holds: false });

		const { entries } = await listChanges(people.planner, TOWN, { ...EVERYTHING, record: SLUG }, 0, 20);
		expect(
			entries.find(({ table_name, action }) => table_name === 'status_events' && action === 'insert')
		).toMatchObject({
			actor_email: 'admin@example.org',
			after: { document_no: '示例 2 号' },
			reason: expect.stringMatching(/示例：现场已开工 \[#\d+ planner@example.org\]/) as string
		});
		expect(entries.filter(({ table_name }) => table_name === 'proposals').map(({ action }) => action)).toEqual([
			'update',
			'update',
			'update',
			'insert'
		]);
	});

	it('are never approved by their proposer, not even by an administrator', async () => {
		const own = await proposed('admin', { stage: 'under_construction', date: '2025-11-01' });
		expect(await decide('admin', own, true)).toEqual(refused('own_proposal'));
		expect(await decide('admin', own, false, 'x')).toEqual(refused('own_proposal'));
		await expect(
			database.engine.query('update proposals set decided_by = proposer where id = $1', [own.id])
		).rejects.toThrow('proposer_does_not_decide');
		expect(await withdrawProposal(people.second, TOWN, own)).toEqual(refused('not_yours'));
		expect(await withdrawProposal(people.admin, TOWN, own)).toMatchObject({ value: { id: own.id } });
		expect(await decide('second', { id: own.id, version: own.version + 1 }, true)).toEqual(refused('decided_already'));
	});

	it('are refused where the record has changed since: no newer change is overwritten', async () => {
		const late = await proposed('planner', { stage: 'under_construction', date: '2025-11-01' });
		const moved = await moveStatus(people.second, TOWN, {
			feature: SLUG,
			...status({ stage: 'completed', date: '2025-11-20' }),
			documentNo: '',
			seen: await current()
		});
		expect(moved).toMatchObject({ value: { move: 'forward' } });
		expect(await getProposal(people.admin, TOWN, late.id)).toMatchObject({ state: 'open', base_holds: false });
		expect(await decide('admin', late, true)).toEqual(refused('base_changed'));
		expect(await stage()).toBe('completed');
		expect(await decide('admin', late, false, '示例：已竣工')).toMatchObject({ value: { id: late.id } });
	});

	it('of a place are judged by the rules of places, and placed on approval', async () => {
		const slug = 'pl-alstom';
		const placed = async () =>
			(await listFeatures(people.viewer, TOWN, '2199-12-31')).find((feature) => feature.slug === slug);
		const version = async () =>
			Number(
				(await database.engine.query<{ version: number }>('select version from features where slug = $1', [slug]))[0]
					?.version
			);
		const place = async (lon: number, why = '示例：按图则'): Promise<ProposalEntry> => ({
			kind: 'place',
			feature: slug,
			base: await version(),
			why,
			instead: null,
			payload: {
				geometry: { type: 'Point', coordinates: [lon, 31.3] },
				basis: '示例图则',
				language: 'zh',
				accuracy_m: 20,
				document: '',
				system: 'EPSG:4326'
			}
		});
		expect((await placed())?.geometry).toBeNull();
		expect(await propose(people.planner, TOWN, await place(110))).toMatchObject({ ok: false, refusal: 'other' });
		const [early, late] = [await place(121.4), await place(121.41, '示例：更准')];
		const first = valueOf(await propose(people.planner, TOWN, early));
		const second = valueOf(await propose(people.planner, TOWN, late));
		expect((await placed())?.geometry).toBeNull();
		expect(await decide('admin', first, true)).toMatchObject({ value: { id: first.id } });
		expect((await placed())?.geometry).toEqual({ type: 'Point', coordinates: [121.4, 31.3] });
		// The second is based on the state before the first.
		expect(await decide('admin', second, true)).toEqual(refused('base_changed'));
		expect(await getProposal(people.admin, TOWN, second.id)).toMatchObject({
			kind: 'place',
			base_holds: false,
			before: { geometry: null },
			payload: { geometry: { type: 'Point', coordinates: [121.41, 31.3] } }
		});
		expect((await placed())?.geometry).toEqual({ type: 'Point', coordinates: [121.4, 31.3] });
	});

	it('of facts are judged by the rules of corrections, and applied on approval', async () => {
		const slug = 'pl-alstom';
		const record = async () => {
			const found = await getFeatureRecord(people.planner, TOWN, slug);
			if (!found) throw new Error('not there');
			return found;
		};
		const facts = async (changes: Record<string, unknown>) =>
			proposeFacts(people.planner, TOWN, {
				kind: 'facts',
				feature: slug,
				base: (await record()).version,
				why: '示例：规划文件',
				instead: null,
				payload: { changes }
			});
		const before = (await record()).values;
		expect(await facts({ area_m2: -1 })).toEqual(refused('out_of_range', ['area_m2']));
		expect(await facts({ colour: 'red' })).toEqual(refused('unknown_field', ['colour']));
		expect(await facts({ theme: before['theme'] })).toMatchObject({ value: { changed: [] } });
		const made = valueOf(await facts({ area_m2: 12_345 }));
		if (!('proposal' in made) || made.proposal === null) throw new Error('not made');
		expect(await facts({ area_m2: 12_345 })).toEqual(accepted({ proposal: null }));
		expect((await record()).values['area_m2']).toBe(before['area_m2']);
		expect(await getProposal(people.admin, TOWN, made.proposal)).toMatchObject({
			kind: 'facts',
			base_holds: true,
			before: { changes: { area_m2: before['area_m2'] } },
			payload: { changes: { area_m2: 12_345 } }
		});
		expect(await decide('admin', { id: made.proposal, version: 1 }, true)).toMatchObject({
			value: { id: made.proposal }
		});
		expect((await record()).values['area_m2']).toBe(12_345);
	});

	it('cannot be written without the functions', async () => {
		for (const who of ['planner', 'admin'] as const) {
			const inserted = await people[who].from('proposals').insert({ town_code: TOWN } as never);
			expect(inserted.error?.code).toBe('42501');
			const changed = await people[who]
				.from('proposals')
				.update({ state: 'approved' } as never)
				.eq('town_code', TOWN);
			expect(changed.error?.code).toBe('42501');
		}
	});
});
