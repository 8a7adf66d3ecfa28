/**
 * Malformed forms and addresses, from programs and broken connections. The server reads what can be read, answers 4xx to
 * what cannot, and passes on no text that the database cannot store.
 */
import { error } from '@sveltejs/kit';

const ACTION = /^\/[a-z][a-zA-Z]*$/;
/** Property names of every object in the language. */
const isBuiltIn = (name: string): boolean => name in Object.prototype;

/** @returns the status to refuse with: 400 for an invalid character, 404 for an unknown action; null to go on */
export function refusalOfAddress({ pathname, search, searchParams }: URL): 400 | 404 | null {
	if (/%00/.test(pathname + search)) return 400;
	const action = [...searchParams.keys()].find((name) => name.startsWith('/'));
	return action === undefined || (ACTION.test(action) && !isBuiltIn(action.slice(1))) ? null : 404;
}

/** A request whose form is read once, by whichever action or endpoint. */
export class ReadableRequest extends Request {
	/**
	 * The fields of the form, without the character U+0000, which cannot be typed, and without a field that would be taken
	 * for an object's prototype.
	 * @throws 400 for a body that is no readable form; 413 where it exceeded the limit
	 */
	override async formData(): Promise<FormData> {
		const sent = await super.formData().catch((reason: unknown) => {
			if (typeof reason === 'object' && reason !== null && 'status' in reason) throw reason;
			error(400, { message: 'the form cannot be read', code: 'bad_request' });
		});
		const form = new FormData();
		for (const [name, value] of sent) {
			if (name === '__proto__') continue;
			if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''));
			else form.append(name, value, value.name.replaceAll('\0', ''));
		}
		forms.set(this, form);
		return form;
	}

	/** The body can still be read again. */
	override clone(): ReadableRequest {
		return new ReadableRequest(super.clone());
	}
}

const forms = new WeakMap<Request, FormData>();

/** The typed fields of this request's form, once it has been read; without files. */
export const typedFields = (request: Request): [name: string, value: string][] =>
	[...(forms.get(request) ?? [])].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
