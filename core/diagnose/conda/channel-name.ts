/** Channels whose packages are under Anaconda's terms of service, by the names that conda gives them. */
const anacondaNames = new Set(['defaults', 'anaconda', 'main', 'r', 'free', 'pro', 'msys2', 'pkgs/main', 'pkgs/r']);

/** `conda-forge` for its name and for its address; other addresses stay what they are. */
export function channelName(channel: string): string {
  const address = channel.replace(/\/+$/, '');
  return /^https?:\/\/(?:conda\.anaconda\.org|anaconda\.org)\/(?:t\/[^/]+\/)?(.+)$/i.exec(address)?.[1] ?? address;
}

/** Whether the terms of Anaconda's own repository hold for a channel. */
export function isAnacondaChannel(channel: string): boolean {
  return (
    anacondaNames.has(channelName(channel)) || /^https?:\/\/repo\.(?:anaconda\.com|continuum\.io)\//i.test(channel)
  );
}
