import type { SubmitFunction } from '@sveltejs/kit';

/** Loads anew what a form has changed: a form that was stored answers with a redirect. */
export const afterStoring =
	(renew: () => Promise<unknown>): SubmitFunction =>
	() =>
	async ({ result, update }) => {
		await update();
		if (result.type === 'redirect') await renew();
	};

/** Sending a form of the desk: what is typed stays unless it was stored. */
export class Submission {
	sending = $state(false);
	/** A failure without an answer of the server. */
	failed: 'offline' | 'unavailable' | null = $state(null);

	/** For `use:enhance`. */
	send(renew?: () => Promise<unknown>): SubmitFunction {
		return () => {
			this.failed = null;
			this.sending = true;
			return async ({ result, update }) => {
				this.sending = false;
				if (result.type === 'error') this.failed = result.status === 503 ? 'unavailable' : 'offline';
				else await update({ reset: result.type === 'redirect' });
				if (result.type === 'redirect') await renew?.();
			};
		};
	}
}
