import { Tag } from '@/components/ui/chip.tsx';
import type { MainPackage } from '@/core/environment/environment.ts';

/** The first few packages of an environment, in the versions they are locked to: `pandas 2.2`. */
export function MainPackages({ packages }: { packages: readonly MainPackage[] }) {
  return (
    <div className="flex flex-wrap gap-1">
      {packages.map(({ name, version }) => (
        <Tag key={name}>
          {name} {version.split('.').slice(0, 2).join('.')}
        </Tag>
      ))}
    </div>
  );
}
