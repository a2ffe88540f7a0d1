/** Something the tests need of the machine, and the Debian packages that give it: names change between releases. */
export interface SystemNeed {
  what: string;
  /** Any one of them will do; the first that the release knows is installed. */
  packages: readonly string[];
}

export const SYSTEM_NEEDS: readonly SystemNeed[] = [
  { what: 'a browser for visitors', packages: ['chromium', 'chromium-browser'] },
  { what: 'another browser for visitors', packages: ['firefox-esr', 'firefox'] },
  { what: 'the other phones’ browser', packages: ['webkit2gtk-driver'] },
  { what: 'a virtual screen', packages: ['xvfb'] },
  { what: 'a window manager for it', packages: ['openbox'] },
  { what: 'keys to a screen', packages: ['xauth'] },
  { what: 'a session bus', packages: ['dbus'] },
  { what: 'a session bus for programs on a screen', packages: ['dbus-x11'] },
  { what: 'a system vault for secrets', packages: ['gnome-keyring'] },
  { what: 'Electron’s window library', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { what: 'Electron’s TLS library', packages: ['libnss3'] },
  { what: 'Electron’s sound library', packages: ['libasound2', 'libasound2t64'] },
  { what: 'microphones and headsets to pull out', packages: ['pulseaudio'] },
  { what: 'hands to pull them', packages: ['pulseaudio-utils'] },
  { what: 'browsers’ way to them', packages: ['libpulse0'] },
  { what: 'Electron’s graphics buffers', packages: ['libgbm1'] },
  { what: 'Electron’s accessibility bridge', packages: ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'] },
  { what: 'Electron’s printing library', packages: ['libcups2', 'libcups2t64'] },
  { what: 'Electron’s way to the vault', packages: ['libsecret-1-0'] },
  { what: 'Electron’s idle time', packages: ['libxss1'] },
  { what: 'Electron’s shortcuts', packages: ['libxtst6'] },
  { what: 'a relay for calls', packages: ['coturn'] },
  { what: 'a certificate for it', packages: ['openssl'] },
  { what: 'a wall for networks', packages: ['nftables'] },
  { what: 'networks apart', packages: ['iproute2'] },
  { what: 'letters, Arabic among them', packages: ['fonts-noto-core'] },
  { what: 'Japanese letters', packages: ['fonts-noto-cjk', 'fonts-ipafont-gothic'] },
];
