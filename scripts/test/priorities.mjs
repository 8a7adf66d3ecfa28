/**
 * Priorities of the processes of `npm test`, for a machine of two processors. Three things follow from how Linux shares
 * a processor, and each was measured to matter:
 *
 * - Chromium, started by root, gives itself priority -8. At the usual priority the servers under test and the database
 *   tests starve beside it, and tests that wait two seconds for them fail. So the whole run takes the same priority.
 * - Tests that must see a change within two seconds are the last of the browser tests. The database tests go first, so
 *   that they have ended by then; types, lint and audit take what time is left, because nothing waits for them.
 * - Linux weighs sessions before it weighs the processes in them (sched(7), "The autogroup feature"), and every browser is
 *   a session of its own: a priority has to be given to the session too.
 *
 * With them, and with the browser without windows, a whole run went from 14 min 37 s to between 9 and 11 min.
 * Where they may not be set, as by a user who is not root, everything runs at the usual priority.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';

/** Chromium's own priority. */
const CHROMIUM = -8;
/** For the database tests: before the servers of the browser tests. */
export const FIRST = CHROMIUM;
/** For steps that no test waits for. */
export const BACKGROUND = 19;

/** Call once, before anything is started. */
export function levelWithChromium() {
	setOrIgnore(() => os.setPriority(CHROMIUM));
}

/** @param {number} pid of a process that leads a session of its own @param {number} priority -20, the first, to 19 */
export function setSessionPriority(pid, priority) {
	setOrIgnore(() => {
		os.setPriority(pid, priority);
		writeFileSync(`/proc/${pid}/autogroup`, String(priority));
	});
}

/** @param {() => void} set */
function setOrIgnore(set) {
	try {
		set();
	} catch {
		// Not on this system, or not by this user.
	}
}
