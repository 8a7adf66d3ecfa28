import { DataUnavailable } from '../../data/rpc.ts';

/** null means that the service failed, which differs from "no data"; the rest of the page is still shown. */
export async function nullIfUnavailable<T>(answer: Promise<T>): Promise<T | null> {
	try {
		return await answer;
	} catch (failure) {
		if (failure instanceof DataUnavailable) return null;
		throw failure;
	}
}
