import { defineWords } from '../shared/words.ts';

/** Words of signing in, signing out, and the entry in the bar. */
export const signInWords = defineWords({
	zh: {
		title: '登录',
		lead: '供规划、环保和管理人员使用。浏览地图不需要登录。',
		email: '邮箱',
		password: '密码',
		submit: '登录',
		noAccount: '没有账号，或忘记密码？请联系本镇的系统管理员。',
		already: (email: string) => `已用 ${email} 登录。`,
		toDesk: '进入工作台',
		problem: {
			missing: '请填写邮箱和密码。',
			wrong: '邮箱或密码不对。请检查大小写和输入法后再试。',
			held: (minutes: string) => `错误次数太多，请过 ${minutes} 分钟再试。忘记密码可请管理员重置。`,
			unavailable: '登录服务暂时没有应答，请稍后再试。密码没有问题，不必更改。'
		},
		account: {
			role: { viewer: '查看人员', planner: '规划人员', water: '水环境人员', admin: '管理员' },
			menu: (email: string) => `账号：${email}`,
			desk: '工作台',
			log: '变更记录',
			password: '修改密码',
			signOut: '退出登录',
			noRole: '本镇没有授予权限'
		}
	},
	en: {
		title: 'Sign in',
		lead: 'For planners, environmental staff and administrators. Reading the map needs no account.',
		email: 'E-mail',
		password: 'Password',
		submit: 'Sign in',
		noAccount: "No account, or password lost? Ask the town's administrator.",
		already: (email) => `You are signed in as ${email}.`,
		toDesk: 'Go to the desk',
		problem: {
			missing: 'Enter your e-mail and password.',
			wrong: 'E-mail or password is wrong. Check capitals and the keyboard layout, then try again.',
			held: (minutes) =>
				`Too many wrong passwords. Try again in ${minutes} min; the administrator can reset a lost password.`,
			unavailable: 'The sign-in service does not answer at the moment. Try again shortly; your password is fine.'
		},
		account: {
			role: { viewer: 'Viewer', planner: 'Planner', water: 'Water staff', admin: 'Administrator' },
			menu: (email) => `Account: ${email}`,
			desk: 'Desk',
			log: 'Change log',
			password: 'Change password',
			signOut: 'Sign out',
			noRole: 'No role in this town'
		}
	}
});
