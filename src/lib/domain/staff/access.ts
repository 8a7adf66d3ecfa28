/**
 * Permissions of staff by role. The database enforces them (row level security and functions); this table lets the
 * interface hide what would be refused. tests/db/access-matrix.test.ts compares the two.
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

const TASKS_OF_ROLE: Readonly<Record<Role, readonly Task[]>> = {
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

export const may = (role: Role, task: Task): boolean => TASKS_OF_ROLE[role].includes(task);

/** A signed-in user, with or without a role in the current town. */
export interface Account {
	id: string;
	email: string;
	/** True until the initial password is changed; roles have no effect before. */
	mustChangePassword: boolean;
}

/** An account with a role in the current town. */
export interface Staff {
	id: string;
	email: string;
	role: Role;
}
