/**
 * The position in the form: its coordinates as text are submitted, whether typed or written by the map; the map draws
 * them, and a drawing on the map is written into them.
 */
import { readCoordinates, writeCoordinates } from '$lib/domain/places/text/typed-coordinates.ts';
import { isSystemCode, systemOf, type AxisOrder, type SystemCode } from '$lib/domain/places/systems/crs.ts';
import { flawsOf } from '$lib/domain/places/geometry/flaws.ts';
import { measure } from '$lib/domain/places/geometry/measure.ts';
import { outsideOf, readings } from '$lib/domain/places/systems/outside-town.ts';
import { kindOf, positionsOf, type Shape, type ShapeKind } from '$lib/domain/places/geometry/shape.ts';
import type { BBox } from '$lib/domain/shared/geo/bbox.ts';
import { Steps } from './history.ts';

interface Step {
	text: string;
	system: SystemCode;
	order: AxisOrder;
	shape: ShapeKind;
	/** Written by the map: then another system means another notation of the same position, not another reading of the numbers. */
	drawn: boolean;
}

export class PlaceDraft {
	#step: Step = $state.raw({ text: '', system: 'EPSG:4326', order: 'east_north', shape: 'polygon', drawn: false });
	#steps: Steps<Step> = $state.raw(new Steps<Step>());
	/** Successive keys are one undo step. */
	#typing = false;
	readonly #townBox: BBox;
	/** An unfinished drawing on the map: measured, but not yet written. */
	sketch: Shape | null = $state.raw(null);
	/** Whether the change came from the map, which then need not draw it again. */
	fromMap = false;

	constructor(townBox: BBox, start: Partial<Step>) {
		this.#townBox = townBox;
		this.#step = { ...this.#step, ...start };
	}

	readonly read = $derived.by(() => readCoordinates(this.#step.text, this.#step));
	readonly problem = $derived('code' in this.read ? this.read : null);
	readonly place = $derived('code' in this.read ? null : this.read.place);
	readonly flaws = $derived(this.place ? flawsOf(this.place) : []);
	readonly measured = $derived.by(() => {
		const place = this.sketch ?? this.place;
		return place && measure(place);
	});
	readonly outside = $derived.by(() =>
		'code' in this.read ? null : outsideOf(positionsOf(this.read.place), this.read.written, this.#townBox, this.#step)
	);
	/** Other readings of the same numbers that fall within the town, when this one does not. */
	readonly instead = $derived.by(() => {
		if (this.outside) return this.outside.instead;
		return this.problem?.code === 'out_of_range' ? readings(this.problem.written, this.#townBox) : [];
	});

	get text(): string {
		return this.#step.text;
	}
	get system(): SystemCode {
		return this.#step.system;
	}
	get order(): AxisOrder {
		return this.#step.order;
	}
	get shape(): ShapeKind {
		return this.#step.shape;
	}
	readonly canUndo = $derived(this.#steps.past.length > 0);
	readonly canRedo = $derived(this.#steps.future.length > 0);

	type(text: string): void {
		if (!this.#typing) this.#steps = this.#steps.then(this.#step);
		this.#typing = true;
		this.#set({ ...this.#step, text, drawn: false });
	}

	/** The next key begins another undo step. */
	rest(): void {
		this.#typing = false;
	}

	choose(change: { system?: string; order?: AxisOrder; shape?: ShapeKind }): void {
		const system = isSystemCode(change.system) ? change.system : this.#step.system;
		const order = change.order ?? (change.system ? systemOf(system).usualOrder : this.#step.order);
		const next = { ...this.#step, system, order, shape: change.shape ?? this.#step.shape };
		const rewritten = this.#step.drawn && this.place ? writeCoordinates(this.place, next) : null;
		this.#go(rewritten === null ? { ...next, drawn: false } : { ...next, text: rewritten });
	}

	/** Accepts a drawing. */
	take(place: Shape | null): void {
		this.sketch = null;
		if (!place) return this.#go({ ...this.#step, text: '', drawn: true }, true);
		const text = writeCoordinates(place, this.#step);
		const stated = text === null ? ({ system: 'EPSG:4326', order: 'east_north' } as const) : this.#step;
		const written = text ?? writeCoordinates(place, stated) ?? '';
		this.#go({ ...stated, text: written, shape: kindOf(place), drawn: true }, true);
	}

	undo(): void {
		this.#leap(this.#steps.back(this.#step));
	}

	redo(): void {
		this.#leap(this.#steps.forth(this.#step));
	}

	#leap(leap: { to: Step; steps: Steps<Step> } | null): void {
		if (!leap) return;
		this.#typing = false;
		this.#steps = leap.steps;
		this.#set(leap.to);
	}

	#go(step: Step, fromMap = false): void {
		this.#typing = false;
		this.#steps = this.#steps.then(this.#step);
		this.#set(step, fromMap);
	}

	#set(step: Step, fromMap = false): void {
		this.fromMap = fromMap;
		this.#step = step;
	}
}
