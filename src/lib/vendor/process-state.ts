/**
 * State of the whole process, by name. The development server evaluates modules anew after every edit, which a variable
 * of a module does not outlive; packages, the database and the console of the process do.
 */
export function processState<T>(name: string, make: () => T): T {
	const key = Symbol.for(`renewal-map.${name}`);
	const state: { [key: symbol]: T | undefined } = globalThis;
	return (state[key] ??= make());
}
