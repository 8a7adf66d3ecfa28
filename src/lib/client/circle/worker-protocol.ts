/** Messages between the page and its worker. Every question has a number, which its answer repeats. */
import type { CircleData } from '../../domain/circle/circle-data.ts';
import type { LonLat } from '../../domain/shared/geo/geodesy.ts';
import type { CoverageFacts, DragAnswer } from '../../domain/circle/engine/coverage-engine.ts';
import type { OriginAnswer } from '../../domain/circle/engine/origin.ts';
import type { CircleReport, ReportQuery } from '../../domain/circle/engine/report.ts';
import type { Edit } from '../../domain/circle/engine/scenario.ts';
import type { SitingAnswer, SitingQuery } from '../../domain/circle/engine/where-next.ts';

interface Common {
	readonly query: ReportQuery;
	readonly edits: readonly Edit[];
}

/** Questions and their answers. */
export interface Topics {
	/** Fetches the town's data and builds the network; must come first. */
	open: { question: { readonly town: string }; answer: Opened };
	report: { question: Common; answer: CircleReport };
	/** The same figures without a scenario, for comparison. */
	before: { question: Common; answer: CircleReport };
	origin: { question: Common & { readonly at: LonLat }; answer: OriginAnswer };
	site: { question: Common & { readonly siting: SitingQuery }; answer: SitingAnswer };
	drag: {
		question: Common & { readonly facility: { readonly kind: string; readonly id: string }; readonly to: LonLat };
		answer: DragAnswer;
	};
}
export type Topic = keyof Topics;

export interface Opened {
	readonly places: CircleData;
	/** Null where the town has no streets. */
	readonly facts: CoverageFacts | null;
}

export type Question = {
	[T in Topic]: { readonly topic: T; readonly number: number } & Topics[T]['question'];
}[Topic];

export type Message =
	| { readonly type: 'progress'; readonly share: number }
	| { readonly type: 'failed'; readonly number: number; readonly reason: FailureReason }
	| {
			[T in Topic]: {
				readonly type: 'answer';
				readonly topic: T;
				readonly number: number;
				readonly answer: Topics[T]['answer'];
			};
	  }[Topic];

/** `unreachable`: the server did not answer; `broken`: its answer is not a network; `internal`: an error in the worker. */
export type FailureReason = 'unreachable' | 'broken' | 'internal';

/** Buffers of an answer that are transferred instead of being copied. */
export function buffersOf(topic: Topic, answer: Topics[Topic]['answer']): ArrayBuffer[] {
	if (topic === 'report' || topic === 'before') {
		const { cost_mm, nearest } = answer as CircleReport;
		return [cost_mm.buffer as ArrayBuffer, nearest.buffer as ArrayBuffer];
	}
	return topic === 'drag' ? [(answer as DragAnswer).cost_mm.buffer as ArrayBuffer] : [];
}
