/** Storing an import, or undoing it. */
import * as v from 'valibot';
import { defineForm } from '../../shared/form.ts';

const MAX_REASON = 1000;

export const undoForm = defineForm(
	['invalid'],
	v.object({
		reason: v.pipe(v.string(), v.maxLength(MAX_REASON, 'invalid')),
		/** `edited`: what was edited since stays. */
		leave: v.pipe(
			v.string(),
			v.transform((leave) => leave === 'edited')
		)
	})
);
