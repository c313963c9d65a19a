import { Module } from '@nestjs/common';
import { AuthController } from './auth.controller.js';
import { HealthController } from './health.controller.js';
import { SignInService } from './sign-in.service.js';

@Module({ controllers: [AuthController, HealthController], providers: [SignInService] })
export class WebModule {}
