// Rules that neither types nor imports can hold, each with a text that breaks it. `test/sources.spec.ts` runs them over the tree.
const lines = (text, pattern) =>
  text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));

export const sources = [
  {
    title: 'no service but approval’s channels calls out with fetch, EventSource or WebSocket',
    files:
      /^apps\/(intake|triage|knowledge|assist|approval|desk|insights)\/src\/(?!channels\/).*(?<!\.spec|\.command)\.ts$/,
    rule: (text) => lines(text, /(?<![\w.])fetch\(|new EventSource\(|new WebSocket\(/),
    bad: "await fetch('https://citizen.example/inbox', { method: 'POST' });",
  },
  {
    title: 'nobody marks a reply approved or sent by SQL but the approving service and its delivery',
    files: /^(apps|libs)\/(?!approval\/src\/(approval|delivery)\.service\.ts).*(?<!\.spec)\.ts$/,
    rule: (text) => lines(text, /(insert into|update)\s+(approval\.)?reply\b(?!_)(?!.*line_key)/i),
    bad: "await rows.query(`update approval.reply set state = 'approved'`);",
  },
  {
    title: 'console is for commands and start only',
    files: /^(apps|libs)\/[^/]+\/src\/.*(?<!\.spec|\.command|main)\.ts$/,
    rule: (text) => lines(text, /\bconsole\.(log|info|debug)\(/),
    bad: 'console.log(message.text);',
  },
];
