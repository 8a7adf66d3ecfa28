import { DataUnavailable } from '../../data/rpc.ts';

/** null says that the service failed: that is neither "no data" nor a reason to take the rest of a page away. */
export async function nullIfUnavailable<T>(answer: Promise<T>): Promise<T | null> {
	try {
		return await answer;
	} catch (failure) {
		if (failure instanceof DataUnavailable) return null;
		throw failure;
	}
}
