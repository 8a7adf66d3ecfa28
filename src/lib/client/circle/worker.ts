/** The worker of the living circle: fetches the town's streets and places, and answers with its coverage engine. */
import type { CircleData } from '../../domain/circle/circle-data.ts';
import { decodeNetwork, NetworkCodecError } from '../../domain/circle/network/network-codec.ts';
import { NetworkError } from '../../domain/circle/network/network.ts';
import {
	buffersOf,
	type FailureReason,
	type Message,
	type Opened,
	type Question,
	type Topics
} from './worker-protocol.ts';
import { CoverageEngine } from '../../domain/circle/engine/coverage-engine.ts';

class Unreachable extends Error {}

const placesAddress = (town: string): string => `/api/circle/places.json?town=${encodeURIComponent(town)}`;

/** @param version of the network: another one has another address, so that an answer can be cached for ever */
const networkAddress = (town: string, version: string): string =>
	`/api/circle/network.bin?town=${encodeURIComponent(town)}&v=${encodeURIComponent(version)}`;

let engine: CoverageEngine | null = null;

const send = (message: Message, transfer: Transferable[] = []): void => postMessage(message, { transfer });

onmessage = (event: MessageEvent<Question>): void => void answer(event.data);

async function answer(question: Question): Promise<void> {
	const { topic, number } = question;
	try {
		const result = topic === 'open' ? await open(question.town) : answerFrom(question);
		// The topic and its answer belong together by construction; the type cannot say so.
		send({ type: 'answer', topic, number, answer: result } as Message, buffersOf(topic, result));
	} catch (error) {
		send({ type: 'failed', number, reason: reasonOf(error) });
	}
}

function answerFrom(question: Exclude<Question, { topic: 'open' }>): Topics[typeof question.topic]['answer'] {
	if (!engine) throw new Error('asked before the data were there');
	const { query, edits } = question;
	switch (question.topic) {
		case 'report':
			return engine.report(query, edits);
		case 'before':
			return engine.report(query, []);
		case 'origin':
			return engine.origin(question.at, query, edits);
		case 'site':
			return engine.site(question.siting, query, edits);
		case 'drag':
			return engine.drag(question.facility, question.to, query, edits);
	}
}

function reasonOf(error: unknown): FailureReason {
	if (error instanceof Unreachable) return 'unreachable';
	if (error instanceof NetworkCodecError || error instanceof NetworkError) return 'broken';
	console.error(error);
	return 'internal';
}

/** Progress: places are a small part, streets most of it, and building the network is the end. */
const PLACES_SHARE = 0.25;
const STREETS_SHARE = 0.9;

async function open(town: string): Promise<Opened> {
	send({ type: 'progress', share: 0 });
	const response = await ask(placesAddress(town));
	const places = (await response.json()) as CircleData;
	send({ type: 'progress', share: PLACES_SHARE });
	if (!places.network) return { places, facts: null };
	const streets = await read(await ask(networkAddress(town, places.network.version)));
	engine = new CoverageEngine(places, decodeNetwork(streets));
	send({ type: 'progress', share: 1 });
	return { places, facts: engine.facts() };
}

async function ask(address: string): Promise<Response> {
	const response = await fetch(address).catch(() => null);
	if (!response?.ok) throw new Unreachable(address);
	return response;
}

/** Reads the streets in parts, so that the page can show the progress. */
async function read(response: Response): Promise<Uint8Array> {
	const total = Number(response.headers.get('content-length'));
	const reader = response.body?.getReader();
	if (!reader) return new Uint8Array(await response.arrayBuffer());
	const parts: Uint8Array[] = [];
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		parts.push(part.value);
		length += part.value.length;
		const share = total > 0 ? Math.min(1, length / total) : 0.5;
		send({ type: 'progress', share: PLACES_SHARE + (STREETS_SHARE - PLACES_SHARE) * share });
	}
	return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
