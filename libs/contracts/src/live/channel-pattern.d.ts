/** Which channels are meant: a name or a pattern of devices, and one of their channels. */
export interface ChannelPattern {
    /** As a client writes it: `car-7/speed`, or with wildcards. */
    readonly text: string;
    readonly device: NamePattern;
    readonly channel: NamePattern;
}
/** A name with any number of wildcards: the texts between them, in order. One text: the name itself. */
export type NamePattern = readonly string[];
/**
 * Reads an address `device/channel`, in which `*` stands for any characters, also none. The last slash divides. Each part
 * is percent-decoded after that, so `%2F` and `%2A` mean a slash and a star of the name itself.
 *
 * @returns undefined where it is no such address
 */
export declare function parseChannelPattern(text: unknown): ChannelPattern | undefined;
/** The address of exactly one channel, as {@link parseChannelPattern} reads it. */
export declare function channelAddress(device: string, channel: string): string;
/** Whether a pattern means this channel. Its cost grows with the length of the name, whatever the pattern. */
export declare function matchesChannel(pattern: ChannelPattern, device: string, channel: string): boolean;
