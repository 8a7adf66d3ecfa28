/** Undo history: a new step after an undo discards the undone ones. */
export class Steps<Step> {
	readonly past: readonly Step[];
	readonly future: readonly Step[];

	constructor(past: readonly Step[] = [], future: readonly Step[] = []) {
		this.past = past.slice(-MAX_STEPS);
		this.future = future;
	}

	/** @param left the state before the step */
	then(left: Step): Steps<Step> {
		return new Steps([...this.past, left]);
	}

	/** @returns the state to restore, and the steps from there; null when there is none */
	back(now: Step): { to: Step; steps: Steps<Step> } | null {
		const to = this.past.at(-1);
		return to === undefined ? null : { to, steps: new Steps(this.past.slice(0, -1), [now, ...this.future]) };
	}

	forth(now: Step): { to: Step; steps: Steps<Step> } | null {
		const [to, ...later] = this.future;
		return to === undefined ? null : { to, steps: new Steps([...this.past, now], later) };
	}
}

const MAX_STEPS = 200;
