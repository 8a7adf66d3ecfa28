/**
 * What staff of a town may do. The database decides (row level security and its functions); this table only says so in the
 * interface, so that nobody is offered what would be refused. tests/db/access-matrix.test.ts holds the two together.
 */
export const ROLES = ['viewer', 'planner', 'water', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const TASKS = [
	'read_internal',
	'read_restricted',
	'move_status',
	'place_features',
	'edit_records',
	'plan_milestones',
	'propose',
	'decide_proposals',
	'read_log',
	'read_people_log',
	'keep_water'
] as const;
export type Task = (typeof TASKS)[number];

const MAY: Readonly<Record<Role, readonly Task[]>> = {
	viewer: ['read_internal'],
	water: ['read_internal', 'keep_water'],
	planner: [
		'read_internal',
		'read_restricted',
		'move_status',
		'place_features',
		'edit_records',
		'plan_milestones',
		'propose',
		'read_log'
	],
	admin: [...TASKS]
};

export const may = (role: Role, task: Task): boolean => MAY[role].includes(task);

/** Somebody who has signed in, whether or not they work for the town that is shown. */
export interface Account {
	id: string;
	email: string;
	/** They still have the password they were handed: until it is changed, no role of theirs counts. */
	mustChangePassword: boolean;
}

/** An account with a role in the town that is shown. */
export interface Staff {
	id: string;
	email: string;
	role: Role;
}
