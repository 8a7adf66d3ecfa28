/**
 * The common frame of every endpoint below /api: parameters read by the page's own codec, unknown or invalid ones refused
 * by name, the town looked up, the answer sent with its ETag.
 */
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import type { DataClient } from '../../data/client.ts';
import { DataUnavailable } from '../../data/rpc.ts';
import type { Town } from '../../domain/shared/town.ts';
import { parseView, VIEW_FIELDS, type ViewField, type ViewState } from '../../domain/shared/view-state.ts';
import { todayIn, townFor } from '../shared/town-directory.ts';
import { ApiProblem, refused, unavailable, type FieldProblem } from './problem.ts';
import { send, type Representation } from './representation.ts';
import { ruleOf, wordsIn, type ApiWords } from './words.ts';

export interface ApiRequest {
	db: DataClient;
	town: Town;
	view: ViewState;
	/** Day the answer is about: the requested one, else today in the town's time zone. */
	asOf: string;
	words: ApiWords;
	/** Values of the endpoint's own parameters, where given. */
	chosen: Partial<Record<string, string>>;
	/** Parts of the path. */
	params: Partial<Record<string, string>>;
}

type Choices = Readonly<Record<string, readonly string[] | null>>;

export interface Endpoint {
	/** Parameters that the endpoint accepts; `town` and `lang` are accepted everywhere. */
	accepts: readonly ViewField[];
	/** Parameters of this endpoint alone, each with its possible values; null: any, the endpoint checks them. */
	choices?: Choices;
	answer(request: ApiRequest): Promise<Representation>;
}

export function endpoint({ accepts, choices = {}, answer }: Endpoint): (event: RequestEvent) => Promise<Response> {
	const known = VIEW_FIELDS.filter((field) => field === 'town' || field === 'lang' || accepts.includes(field));
	return async ({ locals: { db }, url, params, request }) => {
		const { view, problems } = parseView(url.searchParams);
		const words = wordsIn(view.lang);
		try {
			const errors = [
				...unknownParameters(url.searchParams, [...known, ...Object.keys(choices)], words),
				...problems.map(describe(words)),
				...wrongChoices(url.searchParams, choices, words)
			];
			if (errors.length > 0) throw new ApiProblem(400, errors);
			const town = await townOf(db, view.town, words);
			const asOf = view.asOf ?? todayIn(town);
			const chosen = Object.fromEntries(
				Object.keys(choices).map((name) => [name, url.searchParams.get(name) ?? undefined])
			);
			return send(await answer({ db, town, view, asOf, words, chosen, params }), request);
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

function wrongChoices(given: URLSearchParams, choices: Choices, words: ApiWords): FieldProblem[] {
	return Object.entries(choices).flatMap(([field, values]) => {
		const value = given.get(field);
		if (value === null || values === null || values.includes(value)) return [];
		return [{ field, value, detail: words.malformed(words.rules.oneOf(values.join(', '))) }];
	});
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
