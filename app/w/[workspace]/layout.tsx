import type { ReactNode } from 'react';
import { SignInAgainDialog } from '@/components/account/sign-in-again-dialog.tsx';
import { WorkspaceGate } from '@/components/shell/workspace-gate.tsx';
import { WorkspaceShell } from '@/components/shell/workspace-shell.tsx';

interface WorkspaceLayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  const { workspace } = await params;
  return (
    <WorkspaceGate slug={workspace}>
      <WorkspaceShell>{children}</WorkspaceShell>
      <SignInAgainDialog />
    </WorkspaceGate>
  );
}
