import { parseIdentifier } from '../readings/identifier.js';
/**
 * Reads an address `device/channel`, in which `*` stands for any characters, also none. The last slash divides. Each part
 * is percent-decoded after that, so `%2F` and `%2A` mean a slash and a star of the name itself.
 *
 * @returns undefined where it is no such address
 */
export function parseChannelPattern(text) {
    if (typeof text !== 'string')
        return undefined;
    const slash = text.lastIndexOf('/');
    const device = parseName(text.slice(0, Math.max(slash, 0)));
    const channel = parseName(text.slice(slash + 1));
    return device === undefined || channel === undefined ? undefined : { text: text.trim(), device, channel };
}
/** The address of exactly one channel, as {@link parseChannelPattern} reads it. */
export function channelAddress(device, channel) {
    return `${escapeName(device)}/${escapeName(channel)}`;
}
/** Whether a pattern means this channel. Its cost grows with the length of the name, whatever the pattern. */
export function matchesChannel(pattern, device, channel) {
    return matchesName(pattern.channel, channel) && matchesName(pattern.device, device);
}
function escapeName(name) {
    return name.replace(/[%/*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function parseName(text) {
    try {
        const parts = text.trim().split('*').map(decodeURIComponent);
        return parseIdentifier(parts.join('*')) === parts.join('*') ? parts : undefined;
    }
    catch {
        return undefined;
    }
}
function matchesName(pattern, name) {
    const [first = '', ...others] = pattern;
    const last = others.pop();
    if (last === undefined)
        return name === first;
    const end = name.length - last.length;
    if (end < first.length || !name.startsWith(first) || !name.endsWith(last))
        return false;
    let from = first.length;
    // The leftmost place for each text leaves the most room for those after it.
    for (const text of others) {
        const found = name.indexOf(text, from);
        if (found === -1)
            return false;
        from = found + text.length;
    }
    return from <= end;
}
//# sourceMappingURL=channel-pattern.js.map