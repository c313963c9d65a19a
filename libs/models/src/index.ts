export { type Ask, ChatModel, type NoAnswer, type Outcome } from './chat.js';
export type { ChatSettings } from './chat-provider.js';
export { EmbeddingClient, type EmbeddingSettings, EmbeddingUnavailable } from './embedding.js';
