import { chromium } from '@playwright/test';
import { writeFileSync } from 'node:fs';
const B='http://127.0.0.1:4303';
const good = '2026年1月河道水质监测结果,,,,,,\n断面名称,采样日期,水温(℃),pH,溶解氧(mg/L),氨氮（mg/L）,总磷(以P计) mg/L,备注\n' + Array.from({length:25},(_,i)=>`示例断面 ${String(i+1).padStart(2,'0')},2026-01-0${5+i%3},${(6+i%4)}.2,7.${i%9},${(9.5-i*0.25).toFixed(2)},${i===3?'0.025L':(0.12+i*0.07).toFixed(2)},${(0.06+i*0.011).toFixed(3)},`).join('\n')+'\n平均值,,,,,,\n';
writeFileSync('.cache/good.csv', good);
writeFileSync('.cache/bad.csv', good.replace('7.1','71').replace('示例断面 05','某断面').replace('2026-01-06','2999-01-06').replace(',9.50',',=cmd()'));
const br = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
async function shot(name, path, {w=1440,h=900,dark=false,file=null,fill=null,js=true}={}){
  const c = await br.newContext({viewport:{width:w,height:h},colorScheme:dark?'dark':'light',javaScriptEnabled:js,locale:'zh-CN'});
  const p = await c.newPage();
  p.on('console',m=>{if(m.type()==='error')console.log(name,m.text())}); p.on('pageerror',e=>console.log(name,String(e)));
  await p.goto(B+path); await p.waitForTimeout(js?1500:200);
  if(file){ await p.locator('input[type=file]').setInputFiles(file); if(!js) await p.locator('form.drop button').click(); await p.waitForSelector('#sum',{timeout:15000}).catch(e=>console.log(name,'no sum')); await p.waitForTimeout(300);}
  if(fill) await fill(p);
  await p.screenshot({path:`.cache/shots/${name}.png`,fullPage:true}); await c.close();
}
const fill = async p=>{ await p.selectOption('select[name=section]','EX-03'); for(const [k,v] of [['water_temp','12.4'],['ph','7.6'],['do','4.1'],['transparency_cm','22'],['nh3n','1.32']]) await p.fill(`[name=value_${k}]`,v); await p.fill('[name=value_orp_mv]','5000'); };
const only=process.argv.slice(2);
const jobs={
 import:()=>shot('import','/water/import'),
 good:()=>shot('good','/water/import',{file:'.cache/good.csv'}),
 bad:()=>shot('bad','/water/import?lang=en',{file:'.cache/bad.csv',dark:true}),
 phonegood:()=>shot('phonegood','/water/import',{w:390,h:844,file:'.cache/good.csv'}),
 nojs:()=>shot('nojs','/water/import',{file:'.cache/good.csv',js:false}),
 phoneimport:()=>shot('phoneimport','/water/import?lang=en',{w:390,h:844,dark:true}),
 sample:()=>shot('sample','/water/sample',{w:390,h:844,fill}),
 sampledark:()=>shot('sampledark','/water/sample?lang=en',{w:390,h:844,dark:true,fill}),
 sampledesk:()=>shot('sampledesk','/water/sample',{fill}),
 samplenojs:()=>shot('samplenojs','/water/sample',{w:390,h:844,js:false}),
};
for(const k of only.length?only:Object.keys(jobs)) await jobs[k]();
await br.close();
