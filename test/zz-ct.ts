import * as I1 from "/work/wt/contract/src/statistics/index.js"; import * as I2 from "/work/wt/contract/src/wavelet/index.js"; import * as I3 from "/work/wt/contract/src/spectral/index.js"; import * as I4 from "/work/wt/contract/src/indicators/index.js"; import * as I5 from "/work/wt/contract/src/normalization/index.js"; import * as I6 from "/work/wt/contract/src/patterns/index.js"; import * as I7 from "/work/wt/contract/src/regime/index.js"; import * as I8 from "/work/wt/contract/src/learning/index.js"; import * as I9 from "/work/wt/contract/src/correlation/index.js"; import { Streaming } from "/work/wt/contract/src/core/streaming.js";
import type { OperatorClass } from '/work/wt/contract/src/core/operator-class.js';
import { lawOfReference, laws, lawsOfLivelySeries } from '/work/wt/contract/src/testing/index.js';
import { referenceFor } from '/work/wt/contract/test/contract/references.js';
import { seriesOf, temperaments } from '/work/wt/contract/test/contract/series.js';
import { drawsFor, exportedOperators, parametersFor } from '/work/wt/contract/test/contract/subjects.js';
const cpu=()=>{const u=process.cpuUsage();return (u.user+u.system)/1e6;};
const t=new Map<string,number>(); const k=new Map<string,number>();
const rooms = await Promise.all(["core","statistics","bars","formats","history","wavelet","spectral","indicators","validation","timeframe","normalization","patterns","regime","strategies","correlation","learning","risk","pipeline"].map((r)=>r)); const operators = new Map<string, OperatorClass>(); for (const m of [I1,I2,I3,I4,I5,I6,I7,I8,I9]) for (const [n,v] of Object.entries(m)) if (typeof v==="function" && v.prototype instanceof Streaming && Object.hasOwn(v,"kind")) operators.set(n, v as never);
const c0=cpu();let ser=0;
for(const [name,Class] of operators){
 const draws=Array.from({length:drawsFor(Class,3)},(_,i)=>{const parameters=parametersFor(Class,i);const reference=referenceFor(Class,parameters);return {Class,parameters,seed:i,...(reference===undefined?{}:{reference})};});
 const n0=cpu();
 for(const [law,hold] of Object.entries({...laws,ref:lawOfReference,...lawsOfLivelySeries})){
  const a=cpu();
  for(const s of draws) for(const temp of (law in lawsOfLivelySeries?['lively'] as const:temperaments)){const q=cpu();const inputs=seriesOf(s.Class.kind.reads,temp,s.seed+1000,3*new s.Class(s.parameters).warmUp+50);ser+=cpu()-q; hold(s as never,inputs);}
  t.set(law,(t.get(law)??0)+cpu()-a);
 }
 k.set(name,cpu()-n0);
}
console.log('all',(cpu()-c0).toFixed(1),'series',ser.toFixed(1),operators.size);
const p=(m:Map<string,number>,n:number)=>console.log([...m].sort((a,b)=>b[1]-a[1]).slice(0,n).map(([x,y])=>`${y.toFixed(2)} ${x}`).join('\n'));
p(t,40);console.log();p(k,20);
