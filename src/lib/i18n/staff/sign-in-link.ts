import { defineWords } from '../shared/words.ts';

/** Words of signing in by a link sent by e-mail. */
export const signInLinkWords = defineWords({
	zh: {
		choice: '或者',
		send: '把登录链接发到我的邮箱',
		askTitle: '用邮件里的链接登录',
		askLead: '填写您的邮箱，我们发一个只能用一次的链接。不需要密码。',
		withPassword: '用密码登录',
		sentTitle: '请查收邮件',
		sent: '如果这个邮箱有账号，登录链接已经发出。请在这封邮件里打开链接。',
		steps: (minutes: string) => [
			`链接在 ${minutes} 分钟内有效，只能用一次。`,
			'几分钟后还没有收到，请看垃圾邮件，再核对邮箱是否写错。',
			'仍然没有，请联系本镇的系统管理员：可能还没有为您建立账号。'
		],
		again: '再发一次',
		enterTitle: '确认登录',
		enterLead: '点下面的按钮，用邮件里的链接登录。',
		enterAs: (email: string) => `将以 ${email} 登录。`,
		notYours: '这不是您的邮箱，或您没有请求过登录？请关闭本页，不要点按钮。',
		enter: '登录',
		problem: {
			missing: '请填写完整的邮箱地址。',
			held: (minutes: string) => `请求次数太多，请过 ${minutes} 分钟再试，或用密码登录。`,
			no_mail: '邮件服务器现在没有应答，没有发出邮件。请用密码登录，或过几分钟再试；一直这样，请告诉系统管理员。',
			spent: '这个链接已经用过、已经失效，或不完整。请在下面再要一个。',
			unavailable: '登录服务暂时没有应答，链接还没有用掉。请稍后再打开邮件里的链接。'
		}
	},
	en: {
		choice: 'or',
		send: 'E-mail me a sign-in link',
		askTitle: 'Sign in by e-mail',
		askLead: 'Enter your e-mail and get a link that works once. No password needed.',
		withPassword: 'Sign in with a password',
		sentTitle: 'Look at your mail',
		sent: 'If there is an account for that address, a sign-in link is on its way. Open it from that mail.',
		steps: (minutes) => [
			`The link works once, within ${minutes} minutes.`,
			'Nothing after a few minutes? Look into the spam folder, and check how you wrote the address.',
			"Still nothing? Ask the town's administrator: you may not have an account yet."
		],
		again: 'Send it again',
		enterTitle: 'Confirm signing in',
		enterLead: 'Press the button to sign in with the link from your mail.',
		enterAs: (email) => `You will be signed in as ${email}.`,
		notYours: 'Not your address, or you never asked? Close this page without pressing the button.',
		enter: 'Sign in',
		problem: {
			missing: 'Enter your whole e-mail address.',
			held: (minutes) => `Too many requests. Try again in ${minutes} min, or sign in with your password.`,
			no_mail:
				'The mail server does not answer, so nothing was sent. Sign in with your password, or try again in a few minutes; if it stays so, tell the administrator.',
			spent: 'This link has been used, has run out, or is not complete. Ask for another one below.',
			unavailable:
				'The sign-in service does not answer at the moment; the link is not used up. Open it from your mail again shortly.'
		}
	}
});
