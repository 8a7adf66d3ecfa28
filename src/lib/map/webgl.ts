/** maplibre needs WebGL2 and has no fallback: the page asks first and keeps to its table where it is missing. */
export function supportsWebgl2(): boolean {
	if (typeof document === 'undefined') return false;
	try {
		const context = document.createElement('canvas').getContext('webgl2');
		// Browsers keep only a few contexts alive: give this one back at once.
		context?.getExtension('WEBGL_lose_context')?.loseContext();
		return context !== null;
	} catch {
		return false;
	}
}
