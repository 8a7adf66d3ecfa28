/** The action of a record's form: saved on the version it was opened with, or returned with all three versions to merge. */
import type { RecordRefusal, Saved } from '../../data/shared/records.ts';
import { refused, type Answer } from '../../domain/shared/answer.ts';
import type { Form, RefusedForm } from '../../domain/shared/form.ts';
import {
	changesOf,
	problemIn,
	valuesOf,
	type ColumnValues,
	type EditableRecord,
	type Field,
	type FieldProblem,
	type FieldValues
} from '../../domain/shared/records/fields.ts';
import {
	evidenceProblem,
	readRecord,
	reasonOf,
	type RecordConflict,
	type RecordForm
} from '../../domain/shared/records/record-form.ts';
import type { ChangeEntry } from '../../domain/shared/change.ts';
import { deskAction, type DeskRequest, type DeskOutcome } from './desk-action.ts';

type SaveProblem = RecordRefusal | 'proposal_gone';
type Problem = SaveProblem | FieldProblem | 'open_choice';

/** How a kind of record is read and stored. */
export interface RecordAdapter<R extends EditableRecord> {
	read(): Promise<R | null>;
	fieldsOf(record: R): readonly Field[];
	/** @returns also the address of a proposal made instead of a change */
	save(version: number, changes: ColumnValues, reason: string): Promise<Answer<Saved | { href: string }, SaveProblem>>;
	/** Log entries of the record after a version. */
	changesSince(record: R, lastChange: number): Promise<ChangeEntry[]>;
	/** Values derived from the typed ones. */
	settle?(values: FieldValues): FieldValues;
}

/** The fields are known once the record is read: before that, no input is returned. */
const recordForm: Form<RecordForm | null, null, never> = {
	typed: () => null,
	read: () => ({ ok: true, value: null })
};

/** @param adapterFor may throw an HTTP error for an address that names no record */
export const recordAction = <R extends EditableRecord>(
	adapterFor: (request: DeskRequest<RecordForm | null, null>) => Promise<RecordAdapter<R>>
) => deskAction('edit_records', recordForm, async (request) => attempt(request.data, await adapterFor(request)));

/** Opens the form for editing: no problem. */
type Opened = RefusedForm<RecordForm | null, null, RecordConflict>;

async function attempt<R extends EditableRecord>(
	data: FormData,
	adapter: RecordAdapter<R>
): Promise<DeskOutcome<RecordForm | null, Problem, RecordConflict, Opened>> {
	const record = await adapter.read();
	if (!record) return refused<Problem>('unknown_record');
	const fields = adapter.fieldsOf(record);
	const { sent, merge, picks, open } = readRecord(data, fields, adapter.settle ?? ((values) => values));
	const refuse = (problem: Problem, about: readonly string[], more: RecordConflict | null = null, typed = sent) => ({
		...refused(problem, about),
		typed,
		...(more ? { more } : {})
	});
	if (data.has('by_hand')) {
		const page: Opened = { action: 'save', problem: null, fields: [], detail: '', typed: sent, more: null };
		return { ok: true, page };
	}
	if (merge && open.length > 0) {
		const changes = await adapter.changesSince(record, sent.lastChange);
		return refuse('open_choice', open.slice(0, 1), { versions: merge, changes, picks });
	}
	const changes = changesOf(fields, sent.base, sent.values);
	const isUnchanged = Object.keys(changes).length === 0;
	const wrong = problemIn(fields, sent.values) ?? (isUnchanged ? null : evidenceProblem(sent.evidence));
	if (wrong) return refuse(wrong.problem, [wrong.field]);
	if (isUnchanged) return saved([]);
	const answer = await adapter.save(sent.version, changes, reasonOf(sent.evidence));
	if (answer.ok) return 'href' in answer.value ? { ok: true, href: answer.value.href } : saved(answer.value.changed);
	if (answer.refusal !== 'changed_since') return { ...answer, typed: sent };
	const stored = await adapter.read();
	if (!stored) return refuse('unknown_record', []);
	const versions = { base: sent.base, theirs: valuesOf(fields, stored.values), mine: sent.values };
	// Changes since the form was first opened stay listed, however often others save first; the next attempt is based on
	// the current version.
	const more = { versions, changes: await adapter.changesSince(stored, sent.lastChange), picks: {} };
	return refuse('changed_since', [], more, { ...sent, version: stored.version });
}

const saved = (changed: readonly string[]) => ({
	ok: true as const,
	query: { saved: changed.join(' ') || 'nothing' }
});
