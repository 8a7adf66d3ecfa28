import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

/** Access to the data: a supabase-js client, on any tier. */
export type DataClient = SupabaseClient<Database>;

/** Address and key of the data API, and how requests are sent without the network. */
export interface DataApi {
	url: string;
	key: string;
	fetch?: typeof globalThis.fetch;
}

/**
 * A client without a stored session.
 * @param accessToken of the user it acts for; without one, the rights are those of the key
 */
export function createDataClient({ url, key, fetch }: DataApi, accessToken?: string): DataClient {
	return createClient<Database>(url, key, {
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
		// No retries: a page reports an unreachable database at once and reloads by itself.
		db: { retry: false },
		...(accessToken ? { accessToken: async () => accessToken } : {}),
		...(fetch ? { global: { fetch } } : {})
	});
}
