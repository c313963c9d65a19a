export { EmbeddingClient, type EmbeddingSettings, EmbeddingUnavailable } from './embedding.js';
