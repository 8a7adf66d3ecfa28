/** A server of the production build for each engine: what staff change on one, the pages of the other do not show. */
export const TIERS = ['embedded', 'native'] as const;
export type Tier = (typeof TIERS)[number];

interface Server {
	port: number;
	origin: string;
	/** Its data folder, below the project's root. */
	data: string;
}

/** The first of two ports; another one where two checkouts are tested side by side. */
const PORT = Number(process.env['E2E_PORT'] ?? 4179);

const serverAt = (port: number, data: string): Server => ({ port, origin: `http://127.0.0.1:${port}`, data });

export const SERVERS: Readonly<Record<Tier, Server>> = {
	embedded: serverAt(PORT, '.cache/e2e/data'),
	native: serverAt(PORT + 1, '.cache/e2e/native')
};

/** What the line of a server begins with that is ready. */
export const READY = 'ready: http';
/** What the last line of the two is, once both are. */
export const ALL_READY = 'all servers are ready';
