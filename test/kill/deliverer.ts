import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { PlatformModule, Settings } from '#lib/platform';
import { ApprovalModule } from '../../apps/approval/src/approval.module.js';

// A process of its own that delivers what is approved, until it is killed. It says when it is up.
const settings = Settings.from();
const app = await NestFactory.createApplicationContext(
  { module: class Deliverer {}, imports: [PlatformModule.with(settings), ApprovalModule] },
  { logger: ['error'] },
);
process.send?.('up');
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
