/** Errors of the data interface as RFC 9457 problem documents, in the language of the request. */
import { LANGUAGE, type Language } from '../../i18n/shared/languages.ts';
import { wordsIn } from './words.ts';

/** One invalid part of the request: a parameter, or the collection in the path. */
export interface FieldProblem {
	field: string;
	value: string;
	detail: string;
}

/** Thrown by an endpoint; answered as a problem document. */
export class ApiProblem extends Error {
	override readonly name = 'ApiProblem';
	readonly status: 400 | 404;
	readonly errors: readonly FieldProblem[];

	constructor(status: 400 | 404, errors: readonly FieldProblem[]) {
		super(errors.map(({ field, detail }) => `${field}: ${detail}`).join(' '));
		this.status = status;
		this.errors = errors;
	}
}

/** The request is invalid: which field, and why. */
export function refused(problem: ApiProblem, language: Language): Response {
	const words = wordsIn(language);
	const { status, errors } = problem;
	return document(language, {
		type: 'about:blank',
		title: status === 404 ? words.notFound : words.badRequest,
		status,
		detail: problem.message,
		field: errors[0]?.field,
		errors
	});
}

/** The database is temporarily unreachable. */
export function unavailable(language: Language): Response {
	const words = wordsIn(language);
	const body = { type: 'about:blank', title: words.unavailable, status: 503, detail: words.unavailableDetail };
	return document(language, body, { 'retry-after': '5' });
}

interface ProblemDocument {
	type: string;
	title: string;
	status: number;
	detail: string;
	/** The first invalid field; all of them are in `errors`. */
	field?: string;
	errors?: readonly FieldProblem[];
}

function document(language: Language, body: ProblemDocument, headers: Record<string, string> = {}): Response {
	return new Response(JSON.stringify(body), {
		status: body.status,
		headers: {
			'content-type': 'application/problem+json; charset=utf-8',
			'content-language': LANGUAGE[language].tag,
			'cache-control': 'no-store',
			'access-control-allow-origin': '*',
			...headers
		}
	});
}
