/** The worker of the living circle: fetches the town's streets and places, and answers from its desk. */
import type { CirclePlaces } from '../../domain/circle/circle-data.ts';
import { decodeNetwork, NetworkCodecError } from '../../domain/circle/network/network-codec.ts';
import { NetworkError } from '../../domain/circle/network/network.ts';
import { networkAddress, placesAddress } from './data-urls.ts';
import {
	buffersOf,
	type FailureReason,
	type Message,
	type Opened,
	type Question,
	type Topics
} from './worker-protocol.ts';
import { CircleDesk } from '../../domain/circle/engine/coverage-engine.ts';

class Unreachable extends Error {}

let desk: CircleDesk | null = null;

const tell = (message: Message, transfer: Transferable[] = []): void => postMessage(message, { transfer });

onmessage = (event: MessageEvent<Question>): void => void answer(event.data);

async function answer(question: Question): Promise<void> {
	const { topic, number } = question;
	try {
		const result = topic === 'open' ? await open(question.town) : answerFrom(question);
		// The topic and its answer belong together by construction; the type cannot say so.
		tell({ type: 'answer', topic, number, answer: result } as Message, buffersOf(topic, result));
	} catch (error) {
		tell({ type: 'failed', number, reason: reasonOf(error) });
	}
}

function answerFrom(question: Exclude<Question, { topic: 'open' }>): Topics[typeof question.topic]['answer'] {
	if (!desk) throw new Error('asked before the data were there');
	const { query, edits } = question;
	switch (question.topic) {
		case 'report':
			return desk.report(query, edits);
		case 'before':
			return desk.report(query, []);
		case 'origin':
			return desk.door(question.at, query, edits);
		case 'site':
			return desk.site(question.siting, query, edits);
		case 'drag':
			return desk.drag(question.facility, question.to, query, edits);
	}
}

function reasonOf(error: unknown): FailureReason {
	if (error instanceof Unreachable) return 'unreachable';
	if (error instanceof NetworkCodecError || error instanceof NetworkError) return 'broken';
	console.error(error);
	return 'internal';
}

/** Places are a small part of the way, streets most of it, and the network is built at its end. */
const PLACES_SHARE = 0.25;
const STREETS_SHARE = 0.9;

async function open(town: string): Promise<Opened> {
	tell({ type: 'progress', share: 0 });
	const response = await ask(placesAddress(town));
	const places = (await response.json()) as CirclePlaces;
	tell({ type: 'progress', share: PLACES_SHARE });
	if (!places.network) return { places, facts: null };
	const streets = await read(await ask(networkAddress(town, places.network.version)));
	desk = new CircleDesk(places, decodeNetwork(streets));
	tell({ type: 'progress', share: 1 });
	return { places, facts: desk.facts() };
}

async function ask(address: string): Promise<Response> {
	const response = await fetch(address).catch(() => null);
	if (!response?.ok) throw new Unreachable(address);
	return response;
}

/** Reads the streets as they come, so that the page can show how far they are. */
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
		tell({ type: 'progress', share: PLACES_SHARE + (STREETS_SHARE - PLACES_SHARE) * share });
	}
	return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
