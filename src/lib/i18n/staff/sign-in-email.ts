import { defineWords } from '../shared/words.ts';

/** Words of the e-mail with a sign-in link; no page shows them. */
export const signInEmailWords = defineWords({
	zh: {
		subject: '登录链接',
		lead: (site: string) => `更新地图 ${site} 收到一次登录请求。如果是您本人，请打开下面的链接，再点“登录”。`,
		button: '打开登录页面',
		copy: '按钮打不开时，请把这个地址复制到浏览器：',
		life: (minutes: string) => `链接在 ${minutes} 分钟内有效，只能用一次；再次请求后，以前的链接失效。`,
		notYou: '如果不是您本人，不必理会：没有这封邮件，谁也不能用它登录。请不要转发。'
	},
	en: {
		subject: 'Sign-in link',
		lead: (site) =>
			`Somebody asked to sign in at ${site} (renewal map). If it was you, open the link below and press "Sign in".`,
		button: 'Open the sign-in page',
		copy: 'If the button does nothing, copy this address into your browser:',
		life: (minutes) => `The link works once, within ${minutes} minutes; asking again ends earlier links.`,
		notYou: 'If it was not you, do nothing: without this letter nobody can use it. Please do not forward it.'
	}
});
