import { OnGatewayConnection, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import type { CitizenLine } from '#lib/contracts';
import { ContactKeys } from '#lib/keys';
import { Sessions } from '#lib/platform';
import { unlock } from '../sealed.js';

/** The only way to a chat citizen's screen: approved lines, and facts without text (typing, queue place). */
@WebSocketGateway({
  path: '/api/approval/citizen',
  serveClient: false,
  maxHttpBufferSize: 4_096,
  cors: { origin: true },
})
export class CitizenGateway implements OnGatewayConnection {
  @WebSocketServer() private readonly server!: Server;

  constructor(
    private readonly database: DataSource,
    private readonly keys: ContactKeys,
    private readonly sessions: Sessions,
  ) {}

  /** Authenticates after the handshake by the chat token, then gives every line after `since`: nothing is missed, nothing twice. */
  async handleConnection(socket: Socket): Promise<void> {
    try {
      const { token, since } = socket.handshake.auth as { token?: unknown; since?: unknown };
      const contactId = this.sessions.fromChatToken(String(token ?? ''));
      await socket.join(contactId);
      for (const line of await this.linesAfter(contactId, Number.isInteger(since) ? (since as number) : 0))
        socket.emit('line', line);
      socket.emit('ready');
    } catch {
      socket.emit('refused', { code: 'chat-token-refused' });
      socket.disconnect(true);
    }
  }

  async linesAfter(contactId: string, cursor: number): Promise<CitizenLine[]> {
    const key = await this.keys.find(contactId);
    const rows = (await this.database.query(
      'select cursor, reply_id, agent_name, text, at from citizen_line where contact_id = $1 and cursor > $2 order by cursor limit 500',
      [contactId, cursor],
    )) as { cursor: string; reply_id: string; agent_name: string; text: Buffer; at: Date }[];
    return rows.map((row) => ({
      replyId: row.reply_id,
      text: unlock<string>(key, row.text, contactId) ?? '',
      at: row.at.toISOString(),
      from: row.agent_name,
      cursor: Number(row.cursor),
    }));
  }

  /** Pushes one line to the citizen's open windows on this replica. */
  async pushLine(contactId: string, replyId: string): Promise<void> {
    const line = (await this.linesAfter(contactId, 0)).find((found) => found.replyId === replyId);
    if (line) this.server.to(contactId).emit('line', line);
  }

  pushFact(contactId: string, event: 'typing' | 'place' | 'closed', fact: Record<string, unknown>): void {
    this.server.to(contactId).emit(event, fact);
  }
}
