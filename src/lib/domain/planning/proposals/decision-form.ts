/** Approving, returning or withdrawing a proposal. */
import * as v from 'valibot';
import { defineForm, requiredId, typedText } from '../../shared/form.ts';

const MAX_COMMENT = 1000;

export const decisionForm = defineForm(
	['unknown_proposal'],
	v.object({ version: requiredId('unknown_proposal'), comment: v.string() }),
	(data) => ({ comment: typedText(data, 'comment', MAX_COMMENT) })
);
