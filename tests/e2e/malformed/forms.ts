/** Forms read from the pages, so that every field of every form is covered without a list to maintain. */
import type { Answer } from './send.ts';

export interface FoundForm {
	/** Path of its action. */
	path: string;
	method: string;
	fields: readonly (readonly [name: string, value: string])[];
	takesFiles: boolean;
}

const attribute = (tag: string, name: string): string | null => {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>]|$)`).exec(tag);
	return found ? decoded(found[1] ?? '') : null;
};

const decoded = (text: string): string =>
	text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function fieldsOf(inside: string): [string, string][] {
	const found: [string, string][] = [];
	for (const [tag] of inside.matchAll(/<(?:input|button)\b[^>]*>/g)) {
		const name = attribute(tag, 'name');
		if (name && attribute(tag, 'type') !== 'file') found.push([name, attribute(tag, 'value') ?? '']);
	}
	for (const [, tag = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
		const name = attribute(tag, 'name');
		if (name) found.push([name, decoded(text)]);
	}
	for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
		const name = attribute(tag, 'name');
		const values = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => attribute(option, 'value') ?? '');
		if (name) found.push([name, values.at(-1) ?? '']);
	}
	return found;
}

/** @param address of the answered page */
export function formsIn(address: string, { text }: Pick<Answer, 'text'>): FoundForm[] {
	return [...text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => {
		const to = new URL(attribute(tag, 'action') ?? address, new URL(address, 'http://here'));
		return {
			path: to.pathname + to.search,
			method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
			fields: fieldsOf(inside),
			takesFiles: /<input\b[^>]*type="file"/.test(inside)
		};
	});
}
