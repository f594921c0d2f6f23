export function bundleDashboard(): Promise<{ readonly script: string; readonly style: string }>
