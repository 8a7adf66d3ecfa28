/** Parses the elements of a JSON array one by one, with their lines, so that an invalid element does not affect others. */
import { problem } from '../../shared/problem.ts';
import { unusable, type SourceRow, type SourceRows } from './sample-rows.ts';

const SPACE = /\s/;

export function jsonRows(text: string): SourceRows {
	const start = skipSpace(text, 0);
	if (text[start] !== '[') return unusable(lineAt(text, start), 'expected a JSON array of samples');
	const rows: SourceRow[] = [];
	let line = lineAt(text, start);
	let counted = start;
	let at = skipSpace(text, start + 1);
	if (text[at] === ']') return { rows, fault: trailing(text, at), remarks: [] };
	for (;;) {
		const end = elementEnd(text, at);
		line += newlines(text, counted, at);
		counted = at;
		rows.push(readElement(text.slice(at, end), line));
		if (text[end] === ']') return { rows, fault: trailing(text, end), remarks: [] };
		if (end >= text.length)
			return { rows, fault: { line, text: 'the array or the row that begins here is not closed' }, remarks: [] };
		at = skipSpace(text, end + 1);
	}
}

function readElement(source: string, line: number): SourceRow {
	const lineOf = (field: string) => line + newlines(source, 0, fieldPlace(source, field));
	try {
		return { line, row: parseExactly(source), lineOf };
	} catch {
		return { line, row: null, problem: problem('not_json', '', source.trim()), lineOf };
	}
}

/** Numbers that a double cannot represent exactly are kept as text. */
const LONG_NUMBER = /\d[\d.]{15,}|\d[eE][+-]?\d/;

function parseExactly(source: string): unknown {
	if (!LONG_NUMBER.test(source)) return JSON.parse(source);
	const keepDigits = (_key: string, value: unknown, context?: { source?: string }) =>
		typeof value === 'number' && context?.source && LONG_NUMBER.test(context.source) ? context.source : value;
	return JSON.parse(source, keepDigits);
}

/** Offset of `"nh3n":` for the field `values.nh3n`; 0 when missing. */
function fieldPlace(source: string, field: string): number {
	const dot = field.indexOf('.');
	const key = JSON.stringify(dot < 0 ? field : field.slice(dot + 1));
	for (let at = source.indexOf(key); at >= 0; at = source.indexOf(key, at + 1))
		if (source[skipSpace(source, at + key.length)] === ':') return at;
	return 0;
}

/** Offset of the comma or bracket that ends the element, or the end of the text. */
function elementEnd(text: string, from: number): number {
	let depth = 0;
	for (let at = from; at < text.length; at += 1)
		switch (text[at]) {
			case '"':
				at = stringEnd(text, at);
				break;
			case '{':
			case '[':
				depth += 1;
				break;
			case '}':
			case ']':
				if (depth === 0) return at;
				depth -= 1;
				break;
			case ',':
				if (depth === 0) return at;
		}
	return text.length;
}

/** Offset of the closing quote; strings end at the line end. */
function stringEnd(text: string, quote: number): number {
	for (let at = quote + 1; at < text.length; at += 1) {
		const sign = text[at];
		if (sign === '"' || sign === '\n') return at;
		if (sign === '\\') at += 1;
	}
	return text.length;
}

function trailing(text: string, bracket: number): SourceRows['fault'] {
	const rest = skipSpace(text, bracket + 1);
	return rest < text.length
		? { line: lineAt(text, rest), text: 'there is something after the end of the array' }
		: null;
}

function skipSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && SPACE.test(text[at] ?? '')) at += 1;
	return at;
}

/** Number of line ends in a range; it does not search beyond `to`, since files of one long line are common. */
function newlines(text: string, from: number, to: number): number {
	const part = text.slice(from, to);
	let count = 0;
	for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count += 1;
	return count;
}

const lineAt = (text: string, place: number): number => newlines(text, 0, place) + 1;
