const base='/work/wt/rim/src/';
const rooms=['core','bars','statistics','formats','learning','pipeline','validation','timeframe','spectral','risk','performance','account','simulation','regime','patterns','strategies','correlation','history','metrics','report','parallel','backtest','wavelet','normalization','testing'];
const core=await import(base+'core/index.ts');
const fail=()=>{throw new Error('hostile')};
const throwing=new Proxy({}, {get:fail,has:fail,ownKeys:fail,getPrototypeOf:fail,getOwnPropertyDescriptor:fail});
const rev=(t)=>{const {proxy,revoke}=Proxy.revocable(t,{});revoke();return proxy};
const hostile=[undefined,null,5,'x',5n,Symbol('s'),()=>5,{},Object.create(null),true,new Array(5),{length:4e9},NaN,[],[null,undefined,Symbol('s'),5n],{length:-1},throwing,rev({}),rev([])];
const names=['undefined','null','5','x','5n','sym','fn','{}','nullproto','true','sparse','length4e9','NaN','[]','[..]','length-1','throwing','rev{}','rev[]'];
for(const room of (process.argv[2]?[process.argv[2]]:rooms)){ const m=await import(base+room+'/index.ts'); const bad={};
 for(const [n,f] of Object.entries(m)){ if(typeof f!=='function'||/^class/.test(Function.prototype.toString.call(f))) continue;
  for(let a=0;a<Math.max(1,f.length);a++) for(const [i,h] of hostile.entries()){
   const args=Array.from({length:Math.max(1,f.length)},()=>h); if(a>0) continue;
   try{ const r=f(...args); if(r&&typeof r.catch==='function') r.catch(()=>{}); }catch(e){ if(!(e instanceof core.ConfigError||e instanceof core.SnapshotError)) (bad[n]??=[]).push(names[i]+': '+String(e.message).slice(0,50)); }
  }}
 for(const [n,l] of Object.entries(bad)) console.log(room,n,l.length,l.slice(0,3).join(' | '));
}
