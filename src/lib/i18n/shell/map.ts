import { defineWords } from '../shared/words.ts';

/** Words on and beside the map. */
export const mapWords = defineWords({
	zh: {
		label: (town: string) => `${town}地图，用方向键移动，加减键缩放；同样的内容在旁边的列表里`,
		schematic: '镇界 · 示意',
		loading: '正在铺开地图…',
		failed: '地图数据没有载入。列表不受影响。',
		retry: '重试',
		unsupported: '此浏览器不支持 WebGL2，无法显示地图；列表里的内容与地图相同。',
		zoomIn: '放大',
		zoomOut: '缩小',
		wholeTown: '看全镇',
		selected: (name: string, status: string) => `已选中：${name}，${status}`,
		basemap: {
			label: '底图',
			own: '自绘底图',
			'tianditu-vec': '天地图·矢量',
			'tianditu-img': '天地图·影像',
			failed: (name: string) => `${name}暂时连接不上，现在显示自绘底图。`
		},
		legend: {
			title: '图例',
			phases: { idea: '谋划', preparation: '前期', clearing: '腾地', building: '建设', done: '建成', stopped: '暂停' },
			unknown: '未分阶段',
			hardPromise: '实线外弧：硬承诺',
			softPromise: '虚线外弧：软承诺',
			scheduleStatus: { red: '里程碑已逾期', amber: '里程碑 30 天内到期', green: '里程碑已完成或未到期' },
			accuracy: '浅色圆：位置只知大概',
			shapesTitle: '形状表示类别',
			shapes: { parcel: '地块', project: '项目', facility: '设施', water: '水系', area: '片区' },
			townLine: '镇界为示意，仅供参考',
			moved: '外圈：两个日期之间有变化'
		}
	},
	en: {
		label: (town) => `Map of ${town}. Arrow keys move it, plus and minus zoom. The list beside it says the same`,
		schematic: 'town line · schematic',
		loading: 'Unfolding the map…',
		failed: 'The map data did not arrive. The list is not affected.',
		retry: 'Try again',
		unsupported: 'This browser has no WebGL2, so there is no map; the list holds the same content.',
		zoomIn: 'Zoom in',
		zoomOut: 'Zoom out',
		wholeTown: 'Whole town',
		selected: (name, status) => `Selected: ${name}, ${status}`,
		basemap: {
			label: 'Basemap',
			own: 'Drawn basemap',
			'tianditu-vec': 'Tianditu, vector',
			'tianditu-img': 'Tianditu, imagery',
			failed: (name) => `${name} cannot be reached; the drawn basemap is shown.`
		},
		legend: {
			title: 'Legend',
			phases: {
				idea: 'Idea',
				preparation: 'Preparation',
				clearing: 'Clearing',
				building: 'Building',
				done: 'Done',
				stopped: 'Stopped'
			},
			unknown: 'No stage stated',
			hardPromise: 'Solid arc: hard promise',
			softPromise: 'Dashed arc: soft promise',
			scheduleStatus: {
				red: 'Milestone overdue',
				amber: 'Milestone due within 30 days',
				green: 'Milestone done or not due'
			},
			accuracy: 'Soft disc: place only roughly known',
			shapesTitle: 'Shape tells the class',
			shapes: { parcel: 'Parcel', project: 'Project', facility: 'Facility', water: 'Water', area: 'Area' },
			townLine: 'Town line is schematic',
			moved: 'Outer ring: moved between the two dates'
		}
	}
});
