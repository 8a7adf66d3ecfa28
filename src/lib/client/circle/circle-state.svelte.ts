/**
 * The living circle in the browser: its worker, the newest answers, and the state that pages and map share. One per
 * tab, made in the root layout and held in context.
 */
import { createContext } from 'svelte';
import type { CircleData } from '../../domain/circle/circle-data.ts';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import type { CircleScene } from '../../map/circle/circle-scene.ts';
import type { FailureReason } from './worker-protocol.ts';
import type { CoverageFacts } from '../../domain/circle/engine/coverage-engine.ts';
import type { OriginAnswer } from '../../domain/circle/engine/origin.ts';
import {
	hasSameWalkCosts,
	walkCostsUnder,
	type CircleReport,
	type ReportQuery,
	type WalkCosts
} from '../../domain/circle/engine/report.ts';
import { encodeEdits, type Edit } from '../../domain/circle/engine/scenario.ts';
import type { SitingAnswer, SitingQuery } from '../../domain/circle/engine/where-next.ts';
import { CircleFailure, type CircleWorker } from './worker-client.ts';

export type Stage = 'idle' | 'loading' | 'ready' | 'failed';

/** A facility that is being dragged: the figures of its kind while it is there. */
export interface Dragged {
	readonly kind: string;
	readonly cost_mm: Int32Array;
	readonly covered: number;
}

interface ReportContext {
	readonly query: ReportQuery;
	readonly edits: readonly Edit[];
}

/** An answer together with the query and edits it is valid for. */
export interface Answered<T> extends ReportContext {
	readonly answer: T;
}

export class CircleState {
	stage: Stage = $state('idle');
	/** Share of the loading that is done, 0 … 1. */
	progress = $state(0);
	failure: FailureReason | null = $state(null);
	places: CircleData | null = $state.raw(null);
	facts: CoverageFacts | null = $state.raw(null);
	report: Answered<CircleReport> | null = $state.raw(null);
	before: Answered<CircleReport> | null = $state.raw(null);
	/** Position of the device: known to this tab only, never written into an address. */
	device: LonLat | null = $state.raw(null);
	originAnswer: Answered<OriginAnswer> | null = $state.raw(null);
	siting: Answered<SitingAnswer> | null = $state.raw(null);
	dragged: Dragged | null = $state.raw(null);
	/** Scene of the current page; null on pages of other themes. */
	scene: CircleScene | null = $state.raw(null);
	/** Place of the compound that the pointer or the focus is on in a list. */
	pointed: number | null = $state(null);
	/** A report that the map shows a frame before the page does: the page takes longer to render than the map to recolour. */
	ahead: Answered<CircleReport> | null = $state.raw(null);
	/** The newest query, answered or not. */
	#asked: ReportContext | null = $state.raw(null);
	/**
	 * Marks of the map. Where the newest query only changes the limit of known walks, the map follows at once, before the
	 * figures arrive, so that the slider responds immediately.
	 */
	readonly walks: WalkCosts | null = $derived.by(() => {
		const newest = this.ahead ?? this.report;
		return newest && this.#walksIn(newest);
	});

	#town: string | null = null;
	#worker: CircleWorker | null = null;

	/** Fetches the town's data, once; a second call returns at once. */
	async open(town: string): Promise<void> {
		if (this.#town === town && this.stage !== 'failed') return;
		this.#worker?.close();
		this.#town = town;
		this.#clear();
		this.stage = 'loading';
		const { startWorker } = await import('./start-worker.ts');
		const worker = startWorker((share) => (this.progress = share));
		this.#worker = worker;
		try {
			const opened = await worker.ask('open', { town });
			if (!opened || this.#worker !== worker) return;
			this.places = opened.places;
			this.facts = opened.facts;
			this.stage = 'ready';
		} catch (error) {
			if (this.#worker === worker) this.#fail(error);
		}
	}

	/** Fetches the town's data again after a change; the old data are shown until then. */
	async renew(): Promise<void> {
		const town = this.#town;
		if (town === null || this.stage !== 'ready') return;
		const { startWorker } = await import('./start-worker.ts');
		const worker = startWorker(() => undefined);
		const opened = await worker.ask('open', { town }).catch(() => null);
		const stale = !opened || this.#town !== town || this.stage !== 'ready';
		if (stale || JSON.stringify(opened.places) === JSON.stringify(this.places)) return worker.close();
		this.#worker?.close();
		this.#worker = worker;
		// Indexes in answers refer to the data they were computed from: both are replaced together.
		this.ahead = this.report = this.before = this.originAnswer = this.siting = this.dragged = null;
		this.places = opened.places;
		this.facts = opened.facts;
	}

	#clear(): void {
		this.progress = 0;
		this.failure = null;
		this.places =
			this.facts =
			this.ahead =
			this.report =
			this.before =
			this.device =
			this.originAnswer =
			this.siting =
			this.dragged =
				null;
	}

	/** Whether there is data to query. */
	get answers(): boolean {
		return this.stage === 'ready' && this.facts !== null;
	}

	async askReport(query: ReportQuery, edits: readonly Edit[]): Promise<void> {
		this.#asked = { query, edits };
		const { places } = this;
		const answer = await this.#ask((worker) => worker.ask('report', { query, edits }));
		if (!answer) return;
		const report = { query, edits, answer };
		this.ahead = report;
		await nextFrame();
		// Its indexes refer to data that have been replaced meanwhile.
		if (this.places !== places) return;
		this.report = report;
		// The dragged facility is in the report at its new position.
		this.dragged = null;
		if (this.ahead === report) this.ahead = null;
	}

	#walksIn({ query, edits, answer }: Answered<CircleReport>): WalkCosts {
		const asked = this.#asked;
		const isKnown = asked && hasSameWalkCosts(asked.query, query) && encodeEdits(asked.edits) === encodeEdits(edits);
		return isKnown ? walkCostsUnder(asked.query.preset, answer) : answer;
	}

	/** The figures without the scenario, for comparison. */
	async askBefore(query: ReportQuery): Promise<void> {
		const answer = await this.#ask((worker) => worker.ask('before', { query, edits: [] }));
		if (answer) this.before = { query, edits: [], answer };
	}

	async askOrigin(at: LonLat, query: ReportQuery, edits: readonly Edit[]): Promise<void> {
		const answer = await this.#ask((worker) => worker.ask('origin', { at, query, edits }));
		if (answer) this.originAnswer = { query, edits, answer };
	}

	async askSites(siting: SitingQuery, query: ReportQuery, edits: readonly Edit[]): Promise<void> {
		const answer = await this.#ask((worker) => worker.ask('site', { siting, query, edits }));
		if (answer) this.siting = { query, edits, answer };
	}

	async drag(
		facility: { kind: string; id: string },
		to: LonLat,
		query: ReportQuery,
		edits: readonly Edit[]
	): Promise<void> {
		const answer = await this.#ask((worker) => worker.ask('drag', { facility, to, query, edits }));
		if (answer) this.dragged = { kind: facility.kind, cost_mm: answer.cost_mm, covered: answer.share.covered };
	}

	/** The facility was dropped: answers for intermediate positions are cancelled. */
	endDrag(): void {
		this.#worker?.cancel('drag');
	}

	async #ask<T>(question: (worker: CircleWorker) => Promise<T | null>): Promise<T | null> {
		const worker = this.#worker;
		if (!worker || !this.answers) return null;
		try {
			const answer = await question(worker);
			return this.#worker === worker ? answer : null;
		} catch (error) {
			this.#fail(error);
			return null;
		}
	}

	#fail(error: unknown): void {
		this.failure = error instanceof CircleFailure ? error.reason : 'internal';
		this.stage = 'failed';
	}
}

/** A page in the background has no frames: then it does not wait for one. */
const MAX_FRAME_MS = 100;

const nextFrame = (): Promise<void> =>
	new Promise((resolve) => {
		setTimeout(resolve, MAX_FRAME_MS);
		requestAnimationFrame(() => setTimeout(resolve));
	});

export const [useCircle, setCircle] = createContext<CircleState>();
