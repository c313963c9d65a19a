// Imports that must be refused: rule → [file that imports, what it imports].
export const imports = {
  'services-talk-by-event': ['apps/triage/src/red.service.ts', "import '../../desk/src/desk.module.js';"],
  'libs-know-no-service': ['libs/core/src/red.ts', "import '../../../apps/triage/src/triage.module.js';"],
  'rules-are-pure': ['apps/approval/src/red.ts', "import 'typeorm';"],
  'one-door-to-kafka': ['apps/desk/src/red.service.ts', "import 'kafkajs';"],
  'one-door-to-the-model': ['apps/assist/src/red.service.ts', "import '@langchain/core/messages';"],
  'one-door-out': ['apps/approval/src/red.service.ts', "import 'nodemailer';"],
  'one-citizen-socket': ['apps/desk/src/red.gateway.ts', "import '../../approval/src/channels/citizen.gateway.js';"],
  'no-event-approves': ['apps/approval/src/red.consumer.ts', "import './delivery.service.js';"],
  'no-cycles': ['libs/core/src/red-a.ts', "import './red-b.js';", 'libs/core/src/red-b.ts', "import './red-a.js';"],
};
