/**
 * What programs and broken lines send as if it were a form or an address. The server reads what can be read, answers 4xx
 * to what cannot, and lets nothing through that no database keeps as text.
 */
import { error } from '@sveltejs/kit';

const ACTION = /^\/[a-z][a-zA-Z]*$/;
/** Names that every object of the language has. */
const isBuiltIn = (name: string): boolean => name in Object.prototype;

/** @returns the status to refuse with: 400 for a character no text has, 404 for an action no form has; null to go on */
export function refusalOfAddress({ pathname, search, searchParams }: URL): 400 | 404 | null {
	if (/%00/.test(pathname + search)) return 400;
	const action = [...searchParams.keys()].find((name) => name.startsWith('/'));
	return action === undefined || (ACTION.test(action) && !isBuiltIn(action.slice(1))) ? null : 404;
}

/**
 * The fields of a form, without the character U+0000, which is in nothing that people type, and without a field that
 * would be taken for an object's prototype.
 * @throws 400 for a body that is no form, or none that can be read; 413 where it grew beyond what is taken
 */
export async function formIn(request: Request): Promise<FormData> {
	const sent = await bodyOf(request);
	const form = new FormData();
	for (const [name, value] of sent) {
		if (name === '__proto__') continue;
		if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''));
		else form.append(name, value, value.name.replaceAll('\0', ''));
	}
	return form;
}

async function bodyOf(request: Request): Promise<FormData> {
	try {
		return await Request.prototype.formData.call(request);
	} catch (reason) {
		if (typeof reason === 'object' && reason !== null && 'status' in reason) throw reason;
		error(400, { message: 'the form cannot be read', code: 'bad_request' });
	}
}

const sent = new WeakMap<Request, FormData>();

/** `request.formData()` answers as `formIn` reads the body. */
export function readForms(request: Request): void {
	request.formData = async () => {
		const form = await formIn(request);
		sent.set(request, form);
		return form;
	};
}

/** What was typed into the form of this request, once it has been read; files are not among it. */
export const typedFields = (request: Request): [name: string, value: string][] =>
	[...(sent.get(request) ?? [])].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
