import { defineWords } from '../shared/words.ts';

/** Words of the review of water samples. */
export const waterReviewWords = defineWords({
	zh: {
		title: '水样审核',
		lead: '录入、审核、发布由不同的人做；公众只看到已发布的。',
		tile: '水样待办',
		tileText: (review: string, publish: string) => `待审核 ${review} 个，待发布 ${publish} 个`,
		enter: '现场填报',
		import: '导入化验单',
		way: '审核流程',
		state: { preliminary: '初步', reviewed: '已审核', published: '已发布', withdrawn: '撤下' },
		stateText: {
			preliminary: '录入后，等人审核',
			reviewed: '审核通过，等人发布',
			published: '公众可以看到'
		},
		months: '月份',
		sampleCount: (count: string) => `${count} 个`,
		none: {
			preliminary: { title: '没有等待审核的水样', hint: '现场填报或导入化验单后，会排在这里。' },
			reviewed: { title: '没有等待发布的水样', hint: '审核通过后，会排在这里。' },
			published: { title: '还没有发布过水样', hint: '审核通过的水样发布后，公众可以看到。' }
		},
		caption: (month: string, count: string) => `${month}：${count} 个水样`,
		columns: { pick: '选', section: '断面', class: '将得到的类别', look: '要看一眼的', hand: '经手' },
		pick: (name: string, date: string) => `选择 ${name} ${date}`,
		noClass: '没有参评项目，不定类',
		meets: '达标',
		misses: (target: string) => `未达到目标 ${target} 类`,
		fine: '没有超标和可疑值',
		exceeds: '超Ⅲ类',
		usual: (value: string, median: string) => `${value}，往常约 ${median}：相差十倍以上`,
		readings: (count: string) => `全部 ${count} 个读数`,
		item: '项目',
		value: '读数',
		itemClass: '类别',
		sampler: (name: string) => `采样人 ${name}`,
		file: (name: string) => `来自 ${name}`,
		machine: '命令行或系统',
		hand: {
			preliminary: (who: string, when: string) => `${who} 录入，${when}`,
			reviewed: (who: string, when: string) => `${who} 审核，${when}`,
			published: (who: string, when: string) => `${who} 发布，${when}`
		},
		mine: {
			preliminary: '您录入的，由别人审核',
			reviewed: '您审核的，由别人发布',
			published: '您发布的'
		},
		back: (who: string, reason: string) => `${who} 退回：${reason}`,
		chosen: (count: string) => `已选 ${count} 个`,
		choose: {
			clear: '选中没有疑问的',
			nothing: '取消选择'
		},
		move: { reviewed: '审核通过', published: '发布' },
		mineChosen: (count: string) => `选中的有 ${count} 个由您经手，下一步要由别人做。`,
		more: '退回或撤下（要写原因）',
		reason: '原因',
		reasonHint: '只有本镇水环境人员和管理员看得到，会写入变更记录。',
		backTo: { preliminary: '退回到初步', reviewed: '退回到已审核', published: '', withdrawn: '撤下，重新录入' },
		withdrawNote: '撤下后不能恢复：同一断面同一天可以重新录入。',
		moved: (count: string, state: string) => `${count} 个水样：${state}。`,
		undo: '撤销',
		undoReason: '操作后随即撤销',
		next: {
			preliminary: '现在是“初步”，下一步由别人审核。',
			link: '去审核'
		},
		problemTitle: '没有改动，选中的都还在：',
		problem: {
			none_chosen: '还没有选水样。',
			too_many: '一次最多 1000 个。',
			unknown_state: '不能这样移动，请重新打开本页。',
			unknown_sample: '有的水样找不到了，请重新打开本页。',
			reason_missing: '退回或撤下要写明原因。',
			same_person: '同一个人不能连做两步：您录入的由别人审核，您审核的由别人发布。',
			changed_since: '有的水样刚被别人处理过。请看过现在的列表再决定。',
			not_allowed: '需要“水环境”或管理员角色。',
			too_long: '原因太长，请缩短到 1000 字以内。',
			signed_out: '登录已过期。请在新窗口登录，再按一次。',
			unavailable: '数据库暂时没有应答，没有改动。请稍后再按一次。',
			offline: '网络断了，没有送到服务器。恢复后请再按一次。'
		},
		signInAgain: '在新窗口登录'
	},
	en: {
		title: 'Review of samples',
		lead: 'Entering, reviewing and publishing are done by different people; the public sees what is published.',
		tile: 'Samples waiting',
		tileText: (review: string, publish: string) => `${review} to review, ${publish} to publish`,
		enter: 'Enter a sample',
		import: 'Import a laboratory sheet',
		way: 'The way of a sample',
		state: { preliminary: 'Preliminary', reviewed: 'Reviewed', published: 'Published', withdrawn: 'Withdrawn' },
		stateText: {
			preliminary: 'entered, to be reviewed',
			reviewed: 'reviewed, to be published',
			published: 'seen by everybody'
		},
		months: 'Months',
		sampleCount: (count: string) => (count === '1' ? '1 sample' : `${count} samples`),
		none: {
			preliminary: {
				title: 'No sample waits for a review',
				hint: 'What is entered by form or sheet comes here first.'
			},
			reviewed: { title: 'No sample waits to be published', hint: 'What has been reviewed comes here.' },
			published: { title: 'Nothing has been published yet', hint: 'Published samples are seen by everybody.' }
		},
		caption: (month: string, count: string) => `${month}: ${count} samples`,
		columns: { pick: 'Choose', section: 'Section', class: 'Class it gives', look: 'To look at', hand: 'By' },
		pick: (name: string, date: string) => `Choose ${name} ${date}`,
		noClass: 'no item that counts, so no class',
		meets: 'meets its target',
		misses: (target: string) => `misses its target ${target}`,
		fine: 'nothing above class III, nothing unusual',
		exceeds: 'above class III',
		usual: (value: string, median: string) => `${value}, usually about ${median}: ten times or more away`,
		readings: (count: string) => `All ${count} readings`,
		item: 'Item',
		value: 'Reading',
		itemClass: 'Class',
		sampler: (name: string) => `taken by ${name}`,
		file: (name: string) => `from ${name}`,
		machine: 'command line or system',
		hand: {
			preliminary: (who: string, when: string) => `entered by ${who}, ${when}`,
			reviewed: (who: string, when: string) => `reviewed by ${who}, ${when}`,
			published: (who: string, when: string) => `published by ${who}, ${when}`
		},
		mine: {
			preliminary: 'entered by you: somebody else reviews it',
			reviewed: 'reviewed by you: somebody else publishes it',
			published: 'published by you'
		},
		back: (who: string, reason: string) => `sent back by ${who}: ${reason}`,
		chosen: (count: string) => `${count} chosen`,
		choose: {
			clear: 'Choose those without a question',
			nothing: 'Choose none'
		},
		move: { reviewed: 'Reviewed', published: 'Publish' },
		mineChosen: (count: string) =>
			`${count} of those chosen came to here by your hand: somebody else makes the next step.`,
		more: 'Send back or withdraw (with a reason)',
		reason: 'Reason',
		reasonHint: 'Read by the town’s water staff and administrators only; it enters the change log.',
		backTo: {
			preliminary: 'Back to preliminary',
			reviewed: 'Back to reviewed',
			published: '',
			withdrawn: 'Withdraw, to enter anew'
		},
		withdrawNote: 'What is withdrawn does not come back: the same section and day can be entered anew.',
		moved: (count: string, state: string) => `${count} samples: ${state.toLowerCase()}.`,
		undo: 'Undo',
		undoReason: 'undone right after',
		next: {
			preliminary: 'It is preliminary now; somebody else reviews it.',
			link: 'To the review'
		},
		problemTitle: 'Nothing was changed; your choice is still there:',
		problem: {
			none_chosen: 'No sample is chosen yet.',
			too_many: 'At most 1,000 at once.',
			unknown_state: 'They cannot go there. Please open this page anew.',
			unknown_sample: 'Some samples are no longer there. Please open this page anew.',
			reason_missing: 'Sending back and withdrawing need a reason.',
			same_person:
				'Nobody makes two steps in a row: what you entered somebody else reviews, what you reviewed somebody else publishes.',
			changed_since: 'Somebody else has just moved some of them. Look at the list as it is now.',
			not_allowed: 'This needs the role water or administrator.',
			too_long: 'The reason is too long: 1,000 characters at most.',
			signed_out: 'Your sign-in has run out. Sign in in a new window and press again.',
			unavailable: 'The database does not answer at the moment; nothing was changed. Please press again later.',
			offline: 'The network is gone; nothing reached the server. Press again when it is back.'
		},
		signInAgain: 'Sign in in a new window'
	}
});
