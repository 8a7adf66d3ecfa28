/**
 * State of the whole process, by name. The development server evaluates modules again after every edit, which resets their
 * variables; packages, the database and the console of the process stay.
 */
export function processState<T>(name: string, make: () => T): T {
	const key = Symbol.for(`renewal-map.${name}`);
	const state: { [key: symbol]: T | undefined } = globalThis;
	return (state[key] ??= make());
}
