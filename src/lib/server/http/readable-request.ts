/**
 * Forms and addresses that no person sent: from programs and broken connections. The server reads what can be read, answers
 * 4xx to what cannot, and passes nothing on that no database stores as text.
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

/** A request whose form is read in one way, whatever action or endpoint reads it. */
export class ReadableRequest extends Request {
	/**
	 * The fields of the form, without the character U+0000, which no keyboard types, and without a field that would be
	 * taken for an object's prototype.
	 * @throws 400 for a body that is no form, or none that can be read; 413 where it grew beyond the limit
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

	/** The body is still there to be read again. */
	override clone(): ReadableRequest {
		return new ReadableRequest(super.clone());
	}
}

const forms = new WeakMap<Request, FormData>();

/** What was typed into the form of this request, once it has been read; files are not among it. */
export const typedFields = (request: Request): [name: string, value: string][] =>
	[...(forms.get(request) ?? [])].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
