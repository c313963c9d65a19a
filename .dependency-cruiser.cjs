// Who may import whom. Each rule has a red case in test/red/imports.mjs that proves it can fail.
const service = '^apps/(intake|triage|knowledge|assist|approval|desk|insights)/src/';
const outbound =
  '^(nodemailer|smtp-connection|undici|axios|got|node-fetch|node:net|node:http|node:https|node:tls|node:dgram|net|http|https|tls|dgram)(/|$)|node_modules/(nodemailer|undici)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'services-talk-by-event',
      comment: 'A service never imports another: it hears events. Only the process that mounts them all may.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(standalone)/|\\.product\\.spec\\.ts$' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    { name: 'libs-know-no-service', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'rules-are-pure',
      comment: 'A bare name is pure rules: no framework, database, broker or model.',
      severity: 'error',
      from: { path: `${service}[a-z0-9-]+\\.ts$`, pathNot: '/(main|trained-model)\\.ts$' },
      to: {
        path: '(^|node_modules/)(@nestjs|typeorm|pg|kafkajs|socket\\.io|langchain|@langchain|express|ws|smtp-server|imapflow)(/|$)|\\.(service|store|entity|controller|consumer|gateway|module)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'one-door-to-kafka',
      severity: 'error',
      from: { pathNot: '^(libs/bus/src/kafka\\.ts|test/kafka/)' },
      to: { path: '(^|node_modules/)kafkajs(/|$)' },
    },
    {
      name: 'one-door-to-the-model',
      severity: 'error',
      from: { pathNot: '^libs/models/' },
      to: { path: '(^|node_modules/)(langchain|@langchain)(/|$)' },
    },
    {
      name: 'one-door-out',
      comment: 'Only the approving service speaks to citizens, and only under channels/.',
      severity: 'error',
      from: { path: service, pathNot: '^apps/approval/src/channels/|\\.spec\\.ts$|\\.command\\.ts$' },
      to: { path: outbound, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-citizen-socket',
      comment: 'No service but approval has a citizen namespace.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^apps/(approval|standalone)/' },
      to: { path: 'apps/approval/src/channels/' },
    },
    {
      name: 'no-event-approves',
      comment: 'A listener can reach nothing that approves: only a signed-in person can.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/.*\\.consumer\\.ts$' },
      to: {
        path: '^apps/approval/src/(approval|line|rejection|render)\\.service\\.ts$|^apps/approval/src/reply\\.ts$',
        reachable: true,
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|^(apps|libs)/.*/(gen|client)/|^apps/web/client/|^test/red/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
