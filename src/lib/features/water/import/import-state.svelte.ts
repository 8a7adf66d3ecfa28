/** State of an import: one per page. */
import { type ImportPreview, isAcceptable } from '$lib/domain/water/lab/lab-preview.ts';
import type { StoreAnswer } from '$lib/data/water/samples.ts';
import type { ViewState } from '$lib/domain/shared/view-state.ts';
import { readSheet } from './read-sheet.ts';
import { compareWithRecorded, fetchKnowledge, sendSamples, sentSamples } from './send.ts';

export type ImportStep = 'choose' | 'reading' | 'comparing' | 'read' | 'sending' | 'storing' | 'stored';
export type ImportFailure =
	Extract<StoreAnswer, { ok: false }>['reason'] | 'offline' | 'reading' | 'context' | 'no_file';

export class ImportState {
	step: ImportStep = $state('choose');
	file_name = $state('');
	preview: ImportPreview | null = $state.raw(null);
	/** Whether the user may also store. */
	may_store = $state(false);
	/** Share of the sent bytes while uploading. */
	sent_share = $state(0);
	answer: StoreAnswer | null = $state.raw(null);
	failure: ImportFailure | null = $state(null);

	get busy(): boolean {
		return ['reading', 'comparing', 'sending', 'storing'].includes(this.step);
	}

	get acceptable(): boolean {
		return this.preview !== null && isAcceptable(this.preview);
	}

	async read(file: File, view: ViewState, today: string): Promise<void> {
		if (this.busy) return;
		this.reset();
		this.step = 'reading';
		this.file_name = file.name;
		const known = await fetchKnowledge(view).catch(() => null);
		if (!known) return this.#back('choose', 'context');
		this.may_store = known.may_store;
		const preview = await readSheet({ file, knowledge: known.knowledge, today }).catch(() => null);
		if (!preview) return this.#back('choose', 'reading');
		this.preview = preview;
		if (known.may_store && preview.samples.length > 0) {
			this.step = 'comparing';
			const compared = await compareWithRecorded(preview, view).catch(() => null);
			if (!compared) return this.#back('choose', 'context');
			this.preview = compared;
		}
		this.step = 'read';
	}

	async store(view: ViewState): Promise<void> {
		if (this.busy || !this.preview || !this.acceptable) return;
		this.failure = null;
		this.sent_share = 0;
		this.step = 'sending';
		const answer = await sendSamples(sentSamples(this.preview), view, (share) => {
			this.sent_share = share;
			if (share === 1) this.step = 'storing';
		}).catch(() => null);
		if (!answer) return this.#back('read', 'offline');
		this.answer = answer;
		if (!answer.ok) return this.#back('read', answer.reason);
		this.step = 'stored';
	}

	reset(): void {
		this.step = 'choose';
		this.preview = null;
		this.answer = null;
		this.failure = null;
	}

	#back(step: 'choose' | 'read', failure: ImportFailure): void {
		this.step = step;
		this.failure = failure;
	}
}
