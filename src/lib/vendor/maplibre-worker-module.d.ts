/** The used part of maplibre's worker; the package has no types for it. */
declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs' {
	export type LoadData = (
		map: string,
		params: { data?: unknown },
		abortController: AbortController
	) => Promise<unknown>;

	/** In a worker there is one, as `self.worker`. */
	export default class Worker {
		readonly actor: {
			readonly messageHandlers: Readonly<Record<string, LoadData | undefined>>;
			registerMessageHandler(type: string, handler: LoadData): void;
		};
	}
}
