import tokens from '../../tokens.css?raw';

/** The product's tokens, scoped to the widget so that no page can disturb it and it disturbs no page. */
const scoped = tokens.replaceAll(':root', ':host').replaceAll("[data-theme='dark']", ":host([data-theme='dark'])");

const css = `
:host { all: initial; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p { margin: 0; font-weight: 400; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: var(--radius-s); }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launch { position: fixed; right: 24px; bottom: 24px; z-index: 2147483000; min-height: 52px; padding: 0 22px; border: 2px solid var(--surface); border-radius: 26px; background: var(--human); color: var(--on-human); font: 600 17px/1.2 var(--font); box-shadow: var(--shadow); }
.window { position: fixed; right: 24px; bottom: 24px; z-index: 2147483000; width: 404px; height: min(752px, calc(100vh - 48px)); height: min(752px, calc(100dvh - 48px)); background: var(--surface); color: var(--ink); border: 1px solid var(--line-strong); border-radius: 10px; box-shadow: var(--shadow); display: flex; flex-direction: column; overflow: hidden; font: 16px/1.5 var(--font); }
.head { display: flex; align-items: center; gap: 4px; padding: 6px 8px 6px 16px; border-bottom: 1px solid var(--line); flex: none; }
h2 { font-size: 17px; font-weight: 650; flex: 1; }
.link { min-width: 44px; min-height: 44px; background: none; border: 0; padding: 0 10px; text-decoration: underline; text-underline-offset: 3px; font-size: 15px; text-align: left; }
.who { padding: 10px 16px; background: var(--human-bg); border-bottom: 1px solid var(--human-line); font-size: 15px; line-height: 1.4; flex: none; }
.queue { padding: 16px; border-bottom: 1px solid var(--line); flex: none; }
.queue .n { font-size: 26px; line-height: 1.2; font-weight: 700; letter-spacing: -0.01em; }
.small { font-size: 15px; color: var(--ink-2); }
.bad { padding: 10px 16px; background: var(--warn-bg); border-left: 4px solid var(--warn); font-size: 15px; flex: none; }
.log { flex: 1; min-height: 80px; overflow: auto; padding: 16px; display: flex; flex-direction: column; gap: 14px; }
.log:focus-visible { outline-offset: -3px; }
.said { max-width: 86%; }
.said .text { padding: 9px 13px; border-radius: 12px; overflow-wrap: anywhere; white-space: pre-wrap; }
.said .by { font-size: 13px; color: var(--ink-2); padding: 0 2px 3px; }
.said.own { align-self: flex-end; }
.said.own .text { background: var(--citizen-bg); border: 1px solid var(--citizen-line); border-bottom-right-radius: 3px; }
.said.own .by { text-align: right; }
.said.reply .text { background: var(--human-bg); border: 1px solid var(--human-line); border-bottom-left-radius: 3px; }
.said.unsent .text { border-style: dashed; }
.said .why { color: var(--warn); font-weight: 600; font-size: 14px; padding-top: 4px; }
.said .text a { color: var(--focus); }
.note { font-size: 14px; color: var(--ink-2); text-align: center; padding: 0 16px; }
.typing { font-size: 14px; color: var(--ink-2); padding: 0 16px 8px; display: flex; gap: 8px; align-items: center; min-height: 28px; flex: none; }
.dots { display: inline-flex; gap: 4px; }
.dots i { width: 6px; height: 6px; border-radius: 50%; background: var(--human); animation: blink 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: 0.2s; } .dots i:nth-child(3) { animation-delay: 0.4s; }
@keyframes blink { 0%, 60%, 100% { opacity: 0.3; } 30% { opacity: 1; } }
.form { border-top: 1px solid var(--line); padding: 10px 16px 8px; flex: none; }
.form label, .leave label { font-size: 15px; font-weight: 600; }
.line { display: flex; gap: 8px; align-items: flex-end; margin-top: 4px; }
textarea, input { border: 2px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); flex: 1; min-width: 0; width: 100%; min-height: 44px; padding: 8px 12px; }
textarea { resize: none; height: 44px; max-height: 140px; line-height: 1.4; }
[aria-invalid='true'] { border-color: var(--warn); }
.error { color: var(--warn); font-weight: 600; font-size: 15px; margin-top: 4px; }
.btn { min-height: 44px; padding: 8px 20px; border: 2px solid var(--human); background: var(--human); color: var(--on-human); border-radius: var(--radius); font-weight: 600; white-space: nowrap; }
.btn.second { background: transparent; color: var(--human); padding-inline: 14px; }
.leave, .ask { border-top: 1px solid var(--line); padding: 14px 16px 16px; background: var(--paper); flex: none; }
.leave h3, .ask h3 { font-size: 16px; font-weight: 650; }
.ask .line { margin-top: 12px; }
@media (max-width: 600px) { .window { inset: 0; width: auto; height: 100vh; height: 100dvh; border: 0; border-radius: 0; } .launch { right: 16px; bottom: 16px; } }
@media (max-height: 620px) { .queue .small, .hint { display: none; } .queue { padding-block: 8px; } }
@media (prefers-reduced-motion: reduce) { .dots i { animation: none; } }
`;

/** A constructed sheet: no page's policy against inline styles can take the widget's looks away. */
export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(scoped + css);
  return made;
}
