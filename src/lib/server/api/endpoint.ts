/**
 * How every address below /api answers: parameters read by the page's own codec, anything it cannot read or does
 * not know refused by name, the town found, the answer sent with its ETag.
 */
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import type { DataClient } from '../../data/client.ts';
import { DataUnavailable } from '../../data/unwrap.ts';
import type { Town } from '../../domain/town.ts';
import { parseView, VIEW_FIELDS, type ViewField, type ViewState } from '../../view/state.ts';
import { todayIn, townFor } from '../directory.ts';
import { ApiProblem, refused, unavailable, type FieldProblem } from './problem.ts';
import { send, type Representation } from './representation.ts';
import { ruleOf, wordsIn, type ApiWords } from './words.ts';

export interface ApiRequest {
	db: DataClient;
	town: Town;
	view: ViewState;
	/** Day the answer speaks of: the one asked for, else today where the town is. */
	asOf: string;
	words: ApiWords;
	/** Parts of the path. */
	params: Partial<Record<string, string>>;
	/** Parameters that are no part of a page's view, see Endpoint.own. */
	own: URLSearchParams;
}

export interface Endpoint {
	/** Parameters it knows; `town` and `lang` are known to all. */
	accepts: readonly ViewField[];
	/** Names of parameters that only this address has; it reads them itself. */
	own?: readonly string[];
	answer(request: ApiRequest): Promise<Representation>;
}

export function endpoint({ accepts, own = [], answer }: Endpoint): (event: RequestEvent) => Promise<Response> {
	const known = VIEW_FIELDS.filter((field) => field === 'town' || field === 'lang' || accepts.includes(field));
	return async ({ locals: { db }, url, params, request }) => {
		const { view, problems } = parseView(url.searchParams);
		const words = wordsIn(view.lang);
		try {
			const errors = [
				...unknownParameters(url.searchParams, [...known, ...own], words),
				...problems.map(describe(words))
			];
			if (errors.length > 0) throw new ApiProblem(400, errors);
			const town = await townOf(db, view.town, words);
			const asOf = view.asOf ?? todayIn(town);
			return send(await answer({ db, town, view, asOf, words, params, own: url.searchParams }), request);
		} catch (error) {
			if (error instanceof ApiProblem) return refused(error, view.lang);
			if (error instanceof DataUnavailable) return unavailable(view.lang);
			throw error;
		}
	};
}

function unknownParameters(given: URLSearchParams, known: readonly string[], words: ApiWords): FieldProblem[] {
	const names = new Set(given.keys());
	for (const field of known) names.delete(field);
	return [...names].map((field) => ({
		field,
		value: given.getAll(field).join(','),
		detail: words.unknownParameter(field, known.join(', '))
	}));
}

const describe =
	(words: ApiWords) =>
	({ field, value }: { field: ViewField; value: string }): FieldProblem => ({
		field,
		value,
		detail: words.malformed(ruleOf(field, words))
	});

async function townOf(db: DataClient, slug: string | null, words: ApiWords): Promise<Town> {
	try {
		return await townFor(db, slug);
	} catch (error) {
		if (!isHttpError(error, 404)) throw error;
		throw new ApiProblem(404, [{ field: 'town', value: slug ?? '', detail: words.unknownTown(slug ?? '') }]);
	}
}
