/** The form for one sample: validated and assessed at every key, stored as a draft, saved once. */
import { BLACK_ODOROUS_ITEMS, type BlackOdorousGrade, gradeReading } from '$lib/domain/water/standard/black-odorous.ts';
import { exact } from '$lib/domain/water/standard/fraction.ts';
import { type Judgement, type JudgedSection, judge } from '$lib/domain/water/lab/lab-class.ts';
import { type CheckedForm, checkForm, type SampleForm } from '$lib/domain/water/lab/lab-form.ts';
import { labItems } from '$lib/domain/water/lab/lab-items.ts';
import { standardOn, type WaterItem } from '$lib/domain/water/standard/standard.ts';
import type { ViewState } from '$lib/domain/shared/view-state.ts';
import { dropDraft, keepDraft, readDraft } from './sample-draft.ts';
import { sendSamples } from './send.ts';

export type SaveOutcome =
	'saved' | 'already' | 'differs' | 'not_allowed' | 'rejected' | 'failed' | 'incomplete' | 'empty';

export interface FormSection extends JudgedSection {
	code: string;
}

export class SampleState {
	form: SampleForm = $state({ section: '', date: '', sampler: '', values: {}, not_found: {} });
	/** Problems of empty fields are shown after the first attempt to save. */
	tried = $state(false);
	saving = $state(false);
	outcome: SaveOutcome | null = $state(null);
	restored = $state(false);
	draftStored = $state(false);
	readonly #sections: readonly FormSection[];
	readonly #town: string;
	readonly today: string;
	readonly items: readonly WaterItem[];

	constructor(town: string, today: string, sections: readonly FormSection[]) {
		this.#town = town;
		this.today = today;
		this.#sections = sections;
		this.items = labItems(standardOn(today));
		this.form.date = today;
	}

	readonly checked: CheckedForm = $derived.by(() =>
		checkForm(this.form, {
			items: this.items,
			sections: this.#sections.map(({ code }) => code),
			today: this.today
		})
	);

	/** Before a section is chosen the water is assumed to be a river, as nearly all are. */
	readonly judgement: Judgement | null = $derived.by(() => {
		const section = this.#sections.find(({ code }) => code === this.form.section);
		const judged = section ?? { water_body: 'river' as const, target_class: null };
		return judge(this.checked.values, judged, standardOn(this.today));
	});

	readonly blackOdorous: BlackOdorousGrade | null = $derived.by(() => {
		const measured = BLACK_ODOROUS_ITEMS.flatMap((item) => {
			const reported = this.checked.values[item];
			return reported && !reported.endsWith('L') ? [[item, exact(Number(reported))] as const] : [];
		});
		return gradeReading(Object.fromEntries(measured))?.grade ?? null;
	});

	/** In the browser: restores the unsaved draft. */
	restore(): void {
		const draft = readDraft(this.#town);
		if (!draft) return;
		this.form = draft;
		this.restored = true;
		this.draftStored = true;
	}

	changed(): void {
		this.outcome = null;
		this.draftStored = keepDraft(this.#town, $state.snapshot(this.form));
	}

	clear(): void {
		dropDraft(this.#town);
		this.form = { section: '', date: this.today, sampler: this.form.sampler, values: {}, not_found: {} };
		this.tried = false;
		this.restored = false;
		this.draftStored = false;
		this.outcome = null;
	}

	async save(view: ViewState): Promise<void> {
		this.tried = true;
		const { sample, problems } = this.checked;
		if (!sample) {
			this.outcome = Object.keys(problems).length > 0 ? 'incomplete' : 'empty';
			return;
		}
		this.saving = true;
		this.outcome = null;
		const sent = { file: null, sha256: null, samples: [{ ...sample, row: null }] };
		const answer = await sendSamples(sent, view).catch(() => null);
		this.saving = false;
		if (!answer) this.outcome = 'failed';
		else if (answer.ok) {
			dropDraft(this.#town);
			this.draftStored = false;
			this.outcome = answer.result.stored > 0 ? 'saved' : 'already';
		} else if (answer.reason === 'not_allowed') this.outcome = 'not_allowed';
		else this.outcome = answer.reason === 'recorded_differently' ? 'differs' : 'rejected';
	}
}
