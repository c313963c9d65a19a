// Rules that neither types nor imports can hold, each with a text that breaks it. `test/sources.spec.ts` runs them over the tree.
const lines = (text, pattern) =>
  text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));

export const sources = [
  {
    title: 'no service but approval’s channels calls out with fetch, EventSource or WebSocket',
    files:
      /^apps\/(intake|triage|knowledge|assist|approval|desk|insights)\/src\/(?!channels\/).*(?<!\.spec|\.command)\.ts$/,
    rule: (text) => lines(text, /(?<![\w.]|async )fetch\(|new EventSource\(|new WebSocket\(/),
    bad: "await fetch('https://citizen.example/inbox', { method: 'POST' });",
  },
  {
    title: 'inside approval only the decision, its delivery, a person’s settling and a bounce touch the reply table',
    files:
      /^apps\/approval\/src\/(?!(approval|delivery|parked)\.service\.ts|bounce\.consumer\.ts|migrations\/).*(?<!\.spec)\.ts$/,
    rule: (text) => lines(text, /(insert into|update)\s+reply\b/i),
    bad: "await rows.query(`update reply set state = 'approved'`);",
  },
  {
    title: 'nobody else knows approval’s tables',
    files: /^(apps\/(?!approval\/)|libs\/(?!platform\/src\/record-register)).*(?<!\.spec)\.ts$/,
    rule: (text) => lines(text, /\bapproval\.(reply|shown|rendered|ledger)\b/i),
    bad: 'await rows.query(`insert into approval.reply (id) values ($1)`);',
  },
  {
    title: 'console is for commands and start only',
    files: /^(apps|libs)\/[^/]+\/src\/.*(?<!\.spec|\.command|main)\.ts$/,
    rule: (text) => lines(text, /\bconsole\.(log|info|debug)\(/),
    bad: 'console.log(message.text);',
  },
];
