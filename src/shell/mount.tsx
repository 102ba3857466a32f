/** WeChat draws the tab bar by itself; a browser needs it and the identity switch mounted: mount.h5.tsx. */
export function mountShell(): void {}
