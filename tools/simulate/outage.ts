/** Says that the server is away, once an outage however many devices notice, and that it is back. */
export class Outage {
  private away = false;
  private readonly url: string;
  private readonly say: (text: string) => void;

  constructor(url: string, say: (text: string) => void) {
    this.url = url;
    this.say = say;
  }

  begin(why: string): void {
    if (!this.away) this.say(`no server at ${this.url} (${why}); trying until it is there`);
    this.away = true;
  }

  end(): void {
    if (this.away) this.say(`the server at ${this.url} is there`);
    this.away = false;
  }
}
