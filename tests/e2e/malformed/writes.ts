/** Forms with fields missing, doubled, huge or of another kind, in bodies that are intact, broken or of another type. */
import type { Member } from '../support/staff.ts';
import type { FoundForm } from './forms.ts';
import { queryOf, type Case } from './pages.ts';
import { BOUNDARY, multipart, urlencoded } from './send.ts';
import { oneOf, STRANGE, type Random } from './values.ts';

/** A form of a page, and the member it was offered to. */
export interface OfferedForm extends FoundForm {
	as: Member | null;
}

type Field = readonly [name: string, value: string];

/** One to three changes to its fields. */
function damaged(fields: readonly Field[], random: Random): Field[] {
	let damage = [...fields];
	for (let n = 0; n < 1 + Math.floor(random() * 3); n += 1) {
		const at = Math.floor(random() * Math.max(1, damage.length));
		const [name, value] = damage[at] ?? ['reason', ''];
		const way = random();
		if (way < 0.15) damage.splice(at, 1);
		else if (way < 0.25) damage.push([name, oneOf(STRANGE, random)]);
		else if (way < 0.3) damage = [];
		else if (way < 0.35)
			damage.push([oneOf(['__proto__', '', 'constructor', 'x[]', 'merge', 'field_x'], random), value]);
		else damage[at] = [name, oneOf(STRANGE, random)];
	}
	return damage;
}

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const OTHER_TYPES = [
	'',
	'text/plain',
	'application/json',
	'application/xml',
	'multipart/form-data',
	'multipart/form-data; boundary=',
	'multipart/form-data; boundary=another',
	'multipart/form-data; boundary="',
	`${FORM}; charset=utf-16`,
	'application/octet-stream',
	'x'
];

/** @returns type and content of a body */
function bodyOf(fields: readonly Field[], random: Random): [type: string, body: Buffer] {
	const way = random();
	if (way < 0.6) return [FORM, urlencoded(fields)];
	const parts = multipart(fields);
	if (way < 0.75) return [MULTIPART, parts];
	if (way < 0.82) return [MULTIPART, parts.subarray(0, Math.floor(random() * parts.length))];
	if (way < 0.87) return [oneOf(OTHER_TYPES, random), random() < 0.5 ? parts : urlencoded(fields)];
	if (way < 0.9) return ['application/json', Buffer.from(JSON.stringify(Object.fromEntries(fields)))];
	if (way < 0.94) return [MULTIPART, multipart(fields.map(([name, text]) => [name, fileOf(text)]))];
	if (way < 0.97) return [FORM, Buffer.from([0xff, 0xfe, 0, 0x80, ...urlencoded(fields), 0xc3])];
	return [FORM, Buffer.alloc(0)];
}

const fileOf = (text: string) => ({ name: 'a.txt', type: 'text/plain', bytes: Buffer.from(text) });

export function formCase(form: OfferedForm, origin: string, random: Random): Case {
	const [type, body] = bodyOf(damaged(form.fields, random), random);
	const path =
		random() < 0.1 ? form.path + queryOf(random, 2).replace('?', form.path.includes('?') ? '&' : '?') : form.path;
	const other = random() < 0.04 ? path.replace(/\?\/\w+/, oneOf(['?/nothing', '?/', '?/__proto__', ''], random)) : path;
	return {
		as: random() < 0.06 ? null : form.as,
		method: 'POST',
		path: other,
		headers: {
			...(random() < 0.97 ? { origin } : {}),
			...(type ? { 'content-type': type } : {}),
			// As a page with scripts asks, and as a plain form does.
			accept: random() < 0.75 ? 'application/json' : 'text/html',
			...(random() < 0.3 ? { 'x-sveltekit-action': 'true' } : {})
		},
		body
	};
}
