/**
 * The fuses a packaged console is flipped to, by their names in `@electron/fuses`: no door back into Node, no files as a
 * privileged origin, and nothing loaded but our own sealed archive.
 */
export const consoleFuses = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableCookieEncryption: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
  LoadBrowserProcessSpecificV8Snapshot: false,
  WasmTrapHandlers: true,
} as const;
