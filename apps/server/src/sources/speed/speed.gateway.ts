import { Logger } from '@nestjs/common';
import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import { type ConnectionMessage, DEFAULT_SPEED_DEVICE } from '@tachograph/contracts';
import { type Connection, OrderedReplies, readJson } from '../../connections/index.js';
import { Settings } from '../../platform/config/index.js';
import { TachographError, toAnswer } from '../../platform/errors/index.js';
import { SpeedIntake } from './speed-intake.js';

/**
 * The speed channel at `/ws/speed` and `/`: each reading comes back as it was sent, once it is stored. Hot path: a message
 * is parsed once and its own text is what is echoed.
 */
@WebSocketGateway({ path: '/ws/speed', channel: 'speed', defaultDevice: DEFAULT_SPEED_DEVICE })
export class SpeedGateway implements OnGatewayConnection {
  private readonly logger = new Logger(SpeedGateway.name);

  constructor(
    private readonly intake: SpeedIntake,
    private readonly settings: Settings,
  ) {}

  handleConnection(connection: Connection): void {
    const replies = new OrderedReplies(connection);
    connection.onMessage((text, bytes) => {
      const reply = replies.expect(bytes);
      this.answer(connection, text, bytes).then(reply, (error: unknown) => {
        if (!(error instanceof TachographError)) this.logger.error(error);
        reply(JSON.stringify(toAnswer(error).body));
      });
    });
  }

  /** The reply to one message: itself once it is stored, or what it asked for. */
  private async answer(connection: Connection, text: string | undefined, bytes: number): Promise<string> {
    const message = readJson({ from: connection, text, bytes, maxBytes: this.settings.messageMaxBytes });
    if (isWhoami(message)) {
      return JSON.stringify({ type: 'connection', connection_id: connection.id } satisfies ConnectionMessage);
    }
    const { reading } = await this.intake.store(
      this.intake.check(message),
      connection.facts.device ?? DEFAULT_SPEED_DEVICE,
    );
    connection.device = reading.device;
    return text ?? '';
  }
}

function isWhoami(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'whoami';
}
